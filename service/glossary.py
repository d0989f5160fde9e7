"""Questions in German, French or Spanish, word for word in English, as far as it takes to see what they ask.

The documents are English and so is the encoder; names of roles are English in most questions anyway. Words that
only these languages have give a question away; those that the glossary lacks stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial

from service.vocabulary import vocabulary

_GERMAN = """
    an wen = to whom | zu wem = to whom | wem = to whom | wer = who | wen = whom | wie viele = how many
    wie viel = how much | wieviele = how many | wieviel = how much | wie lange = how long | wie = how
    was = what | welche|welcher|welches|welchen = which | warum|wieso|weshalb = why | wo = where | wann = when
    gibt es = is there | gibt = is there | ist = is | sind = are | hat = has | haben = have | wird = is
    werden = are | kann = can | muss|müssen = must | soll = should | darf = may | macht|tut = is expected of
    machen = do | braucht|benötigt = needs | brauchen|benötigen = need | verlangt|erfordert = requires
    verlangen|erfordern = require | berichtet = reports | berichten = report | leitet|führt = leads
    leiten|führen = lead | wie viel verdient = what is the salary of | verdient|verdienen = earns
    kommt nach = comes after | kommt = comes | nach = after | über = above | unter = below | zwischen = between
    und = and | oder = or | aber = but | nicht = not | kein|keine|keinen = no | ohne = without | mit = with
    für = for | von|vom = of | zu|zum|zur = to | bei|beim = at | im|in = in | auf = on
    der|die|das|den|dem|des = the | ein|eine|einen|einem|einer|eines = a | man = one | ich = I | alle = all
    mehr = more | als = than | höchste|höchsten = highest | niedrigste|niedrigsten = lowest
    unterschied = difference | vergleiche = compare | stufe|gehaltsstufe|entgeltstufe|besoldungsstufe = grade
    ebene|ebenen = level | rolle|stelle|position = role | rollen|stellen|positionen = roles | familie = family
    familien = families | aufgaben|verantwortlichkeiten|verantwortung|pflichten = responsibilities
    anforderungen|voraussetzungen|qualifikationen = requirements | erwartungen = expectations
    erwartet = expected | bewerbungsprozess|einstellungsprozess|auswahlverfahren = hiring process
    vorstellungsgespräch|vorstellungsgespräche = interview | kennzahlen = performance indicators
    vorgesetzter|vorgesetzte|vorgesetzten|chef = boss | mitarbeiter = employees | gehalt = salary
    urlaub = holiday | jahre|jahren = years | berufserfahrung|erfahrung = experience | kenntnisse = knowledge
    führerschein = driving licence | reisen = travel | reisebereitschaft = travel | abschluss|studium = degree
    deutsch = German | englisch = English | französisch = French | spanisch = Spanish
    portugiesisch = Portuguese
"""
_FRENCH = """
    est-ce que|est-ce qu' = is it that | qu'est-ce que = what | à qui = to whom | qui = who
    combien de = how many | combien = how much | comment = how | pourquoi = why | où = where | quand = when
    quel|quelle|quels|quelles = which | que|qu' = what | y a-t-il = is there | il y a = there is | est = is
    sont = are | a = has | ont = have | faut-il = must one have | doit = must | peut = can
    fait = is expected of | font = do | demande|exige = requires | demandent|exigent = require
    rapporte|dépend = reports | dirige|encadre = leads | combien gagne = what is the salary of | gagne = earns
    vient après = comes after | après = after | entre = between | et = and | ou = or | mais = but | ne|n' =
    pas = not | sans = without | avec = with | pour = for | de|du|des|d' = of | chez|à|au|aux = at
    dans|en = in | sur = on | le|la|les|l' = the | un|une = a | tous|toutes = all | plus = more
    différence = difference | comparer|compare = compare | grade|échelon = grade | niveau|niveaux = level
    poste|rôle = role | postes|rôles = roles | famille = family | familles = families
    responsabilités|tâches|missions = responsibilities | exigences|prérequis|qualifications = requirements
    attentes = expectations | recrutement = hiring | processus = process | entretien|entretiens = interview
    indicateurs = indicators | supérieur|chef|patron = boss | salaire = salary | congés|vacances = holiday
    ans|années = years | expérience = experience | permis de conduire|permis = driving licence
    déplacements|voyages = travel | diplôme = degree | étape|suivante = next step | allemand = German
    anglais = English | français = French | espagnol = Spanish | portugais = Portuguese
"""
_SPANISH = """
    a quién = to whom | quién|quiénes = who | cuántos|cuántas = how many | cuánto|cuánta = how much | cómo = how
    por qué = why | dónde = where | cuándo = when | cuál|cuáles = which | qué = what | hay = is there | es = is
    son = are | tiene = has | tienen = have | debe|deben = must | puede = can | hace|hacen = is expected of
    necesita = needs | necesitan = need | requiere|exige = requires | requieren|exigen = require
    reporta|depende = reports | reportan = report | dirige|lidera = leads | cuánto gana = what is the salary of
    gana = earns | viene después de = comes after | después = after | entre = between | y = and | o = or
    pero = but | no = not | sin = without | con = with | para = for | de|del = of | en = in
    el|la|los|las = the | un|una = a | se = one | todos|todas = all | más = more | diferencia = difference
    compara|comparar = compare | grado = grade | nivel|niveles = level | puesto|rol = role
    puestos|roles = roles | familia = family | familias = families | responsabilidades|tareas = responsibilities
    requisitos = requirements | expectativas = expectations | contratación|selección = hiring
    proceso = process | entrevista|entrevistas = interview | indicadores = indicators | jefe|jefa = boss
    salario|sueldo = salary | vacaciones = holiday | años = years | experiencia = experience
    carné|permiso de conducir|licencia de conducir = driving licence | viajes|viajar = travel
    título|carrera = degree | siguiente = next | alemán = German | inglés = English | francés = French
    español = Spanish | portugués = Portuguese
"""
_ASKING = vocabulary(
    """
    wer wem wen wie welche welcher welches welchen warum wieso quel quelle quels quelles qui combien pourquoi qué cuál
    cuáles quién quiénes cómo cuánto cuánta cuántos
    """
)
"""Words that give a question away where it opens with one."""
_ENGLISH = vocabulary(
    """
    was die hat an in im man alle a no on as or plus sur son sin chef grade position rôle missions qualifications des en
    el la le los las les du de von es pour est ne pas un una rol para dans con chez
    compare font patron voyages hay tut mit entre
    """
)
"""Words of the glossary that English, or names in it, have too."""
_LONGEST = 300
_WORD = re.compile(r"[^\W\d_]+['’]?")


_ARROW = re.compile(r"(?<=[\w).])\s*(?:[→⇒➔➜⟶]|[-–—=]{1,2}>)\s*(?=[\w(])|(?<=[\w).])\s+>{1,2}\s+(?=[^\W\d_])")
"""How one level is set against the next in signs: "Buyer -> Senior Buyer"."""
_TO_A_FACT = re.compile(
    rf"(?:{_ARROW.pattern})(?=(?:reports?|reporting|boss|manager\?|who\w*|what|which|grade|level|band|next)\b)",
    re.IGNORECASE,
)
"""The same before what is asked of one: "Buyer -> reports to?"."""


def in_english(question: str) -> str:
    """A question in English as far as the glossary goes; as it is where it is English, or too long for a question."""
    if len(question) > _LONGEST:
        return question
    question = _ARROW.sub(" versus ", _TO_A_FACT.sub(": ", question))
    said = [match.group().lower().replace("’", "'") for match in _WORD.finditer(question)]
    for language in (_GERMAN, _FRENCH, _SPANISH):
        meant, either = _glossary(language)
        known = [word for word in said if word in meant]
        telling = [word for word in known if word not in _ENGLISH]
        opens = bool(telling) and telling[0] == said[0] and said[0] in _ASKING
        if opens or len(telling) > 1 or (telling and len(known) > 2):
            return either.sub(partial(_meant, meant), question)
    return question


def _meant(glossary: Mapping[str, str], said: re.Match[str]) -> str:
    """What a word or phrase means; a space where an apostrophe joined it to the next word."""
    phrase = " ".join(said[0].lower().replace("’", "'").split())
    return glossary[phrase] + (" " if phrase.endswith("'") else "")


@cache
def _glossary(language: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """The words and phrases of a language with what they mean, and a pattern for any of them, the longest first."""
    meant: dict[str, str] = {}
    for entry in re.split(r"\s+\|\s+|\n", language):
        foreign, _, english = entry.partition("=")
        meant |= {phrase.strip(): english.strip() for phrase in foreign.split("|") if phrase.strip()}
    longest = sorted(meant, key=len, reverse=True)
    either = "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in longest)
    return meant, re.compile(rf"(?<!\w)(?:{either})(?:(?<=['’])|(?![\w'’]))", re.IGNORECASE)
