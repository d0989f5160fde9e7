"""A .npy file written row by row, for arrays too large to hold."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import DTypeLike, NDArray


class ArrayFile:
    """Appends rows of one dtype and width; the file is a valid array once the block has ended."""

    def __init__(self, path: Path, dtype: DTypeLike, width: int | None = None) -> None:
        """`width` null for an array of one dimension."""
        self._file = path.open("wb")
        self._dtype = np.dtype(dtype)
        self._width = () if width is None else (width,)
        self.rows = 0
        self._write_header()
        self._start = self._file.tell()

    def append(self, rows: NDArray[Any]) -> None:
        """Add rows, shape (n, width) or (n,). Raises ValueError for another shape."""
        if rows.shape[1:] != self._width:
            raise ValueError(f"rows of shape {rows.shape[1:]}, the file holds {self._width}")
        self._file.write(np.ascontiguousarray(rows, dtype=self._dtype).data)
        self.rows += len(rows)

    def _write_header(self) -> None:
        shape = (self.rows, *self._width)
        npy.write_array_header_1_0(
            self._file, {"descr": npy.dtype_to_descr(self._dtype), "fortran_order": False, "shape": shape}
        )

    def __enter__(self) -> ArrayFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._file:
            if kind is None:
                self._file.seek(0)
                self._write_header()  # numpy pads headers so that a larger count takes no more room
                if self._file.tell() != self._start:
                    raise ValueError(f"the header of {self._file.name} grew from {self._start} bytes")
