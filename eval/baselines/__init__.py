"""Plain systems every table sets ours beside: each does what a reader of its library's first page would write."""
