#!/usr/bin/env python3
"""Derives people-phoenix.tsv from Phoenix.Countries.actors.txt (MIT, notice kept at the top of the derived file).

Kept: entries with at least one dated code, names of two words or more, offices only. Left out: people whom people.tsv knows, ranges
that say ELI where the person also held an office (a former official is ELI by rule), aliases with a title in them. Ranges of one code
that follow each other within a quarter are joined. The source ends in January 2014: what is open there is closed at 2014-02, since
nobody knows from it what came after. Ends are inclusive in the source and exclusive here.
"""
import datetime
import re
import worldfiles as w

SOURCE = "Phoenix.Countries.actors.txt"
CHECKSUM = "66b1b5299412fdc208d326fe8d93ee6e7338a5fb1f76a49d20056292504c8405"
LAST = "2014-02"
# Codes of the source that are historic, not ISO, or dependencies.
STATE = {"KSV": "XKX", "TMP": "TLS", "USR": "RUS", "SUN": "RUS", "SRP": "SRB", "YUG": "SRB", "SCG": "SRB", "FRY": "SRB", "FRN": "FRA",
         "DDR": "DEU", "CSK": "CZE", "KNT": "KNA", "BMU": "GBR", "AIA": "GBR", "CYM": "GBR", "GGY": "GBR", "ABW": "NLD", "COK": "NZL",
         "HKG": "CHN", "VGB": "GBR", "FLK": "GBR", "FRO": "DNK", "ASM": "USA"}
# Left out: the source gives Guinea's code to the officials of Guinea and of Guinea-Bissau alike.
UNSURE = {"GIN"}
# CAMEO roles to our sectors; what is not listed has no sector of ours (DEV, ENV, HRI, and MED, which is the press there: a minister's
# field, not his sector).
SECTOR = {"BUS": "BUS", "AGR": "AGR", "EDU": "EDU", "MIL": "MIL", "HLH": "MED", "LAB": "LAB", "JUD": "JUD", "COP": "COP", "REL": "REL",
          "MUS": "REL", "REF": "REF", "LEG": "LEG", "SPY": "SPY", "GOV": "GOV", "ELI": "ELI", "REB": "REB", "OPP": "OPP", "PTY": "PTY"}
TITLE = re.compile(r"\b(president|prime|minister|chancellor|secretary|general|king|queen|emperor|ex|former|leader|premier|senator|"
                   r"governor|ambassador|administration|government|mr|mrs|ms|dr|sir|lord|sultan|sheikh|emir|prince|princess|pm|kanzler|"
                   r"bundeskanzler|speaker|colonel|chairman|comrade|marshal|foreign|defense|defence|spokesman|mayor|judge|late|office|of|"
                   r"the|ministry|city|republic)\b")
SMALL = {"de", "da", "do", "dos", "del", "la", "las", "los", "von", "van", "der", "den", "bin", "ibn", "al", "el", "e", "y", "du", "di"}
CODE = re.compile(r"\[([A-Z]{3,15})\s*([<>]?)\s*(\d{6,8})?(?:\s*-\s*(\d{6,8}))?\s*\]")


def date(digits):
    """YYYYMMDD, or YYMMDD with 00-30 in this century; None if there is no such day."""
    if len(digits) == 6:
        digits = ("20" if digits[:2] <= "30" else "19") + digits
    if len(digits) != 8:
        return None
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def short(d):
    """A date, cut to the month where the day is the first, which is how the source writes months."""
    return d.isoformat()[:7] if d.day == 1 else d.isoformat()


def spell(phrase):
    """A phrase of the source in letter case."""
    words = phrase.strip().strip("_").replace("_", " ").lower().split()
    out = []
    for i, word in enumerate(words):
        if i and word in SMALL:
            out.append(word)
            continue
        word = re.sub(r"(^|[-'])([a-z])", lambda m: m.group(1) + m.group(2).upper(), word)
        word = re.sub(r"^Mc([a-z])", lambda m: "Mc" + m.group(1).upper(), word)
        out.append(word)
    return " ".join(out)


def person(text):
    """Whether a phrase can be a person's name: two to five words, no title, no digit."""
    words = text.split()
    return 2 <= len(words) <= 5 and not TITLE.search(text.lower()) and re.fullmatch(r"[A-Za-z'\-. ]+", text) and len(words[-1]) > 1


def sectors(roles):
    found = []
    for i in range(0, len(roles), 3):
        s = SECTOR.get(roles[i:i + 3])
        if s and s not in found:
            found.append(s)
    return found


def main():
    notice, lines = w.phoenix(SOURCE, CHECKSUM)
    ours = set()
    for r in w.rows("people.tsv"):
        ours.update(w.plain(n) for n in [r[1]] + w.several(r[2]))
    entries, names, codes = [], [], []
    for line in lines + ["END_"]:
        line = line.split("#")[0].split(";")[0].rstrip()
        if not line.strip():
            continue
        found = CODE.findall(line)
        phrase = line.split("[")[0].strip()
        if phrase and not line[0].isspace() and not phrase.startswith("+"):
            if names:
                entries.append((names, codes))
            names, codes = [], []
        if phrase:
            names.append(phrase.lstrip("+"))
        codes += found
    counts = {"overridden": 0, "not a person": 0, "no date or code": 0}
    out = {}
    for names, codes in entries:
        if not any(c[2] for c in codes):
            continue
        spelled = [s for s in map(spell, names) if person(s)]
        if not spelled:
            counts["not a person"] += 1
            continue
        if any(w.plain(s) in ours for s in spelled):
            counts["overridden"] += 1
            continue
        terms = []
        for full, sign, a, b in codes:
            code = STATE.get(full[:3], full[:3])
            s = sectors(full[3:])
            if code not in w.STATES or code in UNSURE or not s or not a:
                continue
            start = date(a) if sign != "<" else None
            end = date(b) if b else date(a) if sign == "<" else None
            if b and end:
                end += datetime.timedelta(days=1)
            if (start is None and sign != "<") or (start and end and start >= end) or (end is None and (b or sign == "<")):
                continue
            terms.append((code, ",".join(s), start, end))
        if any(not t[1].startswith("ELI") for t in terms):
            terms = [t for t in terms if not t[1].startswith("ELI")]
        if not terms:
            counts["no date or code"] += 1
            continue
        joined = []
        for t in sorted(terms, key=lambda t: (t[0], t[1], t[2] or datetime.date.min)):
            if joined:
                p = joined[-1]
                if p[:2] == t[:2] and p[3] and t[2] and (t[2] - p[3]).days <= 92:
                    joined[-1] = (p[0], p[1], p[2], max(p[3], t[3]) if t[3] else None)
                    continue
                if p[:2] == t[:2] and p[3] is None:
                    continue
            joined.append(t)
        key = spelled[0]
        known, rows = out.setdefault(key, (set(), set()))
        known.update(spelled[1:])
        rows.update(joined)
    lines = []
    for key, (known, rows) in out.items():
        known = sorted(k for k in known if w.plain(k) != w.plain(key))[:4]
        for code, s, start, end in rows:
            a = short(start) if start else "-"
            b = short(end) if end else LAST
            if a != "-" and w.day(a) >= w.day(b):
                continue
            lines.append("\t".join([key, "|".join(known) or "-", code, s, a, b]))
    header = ["Demarche. Officials to early 2014, derived by tables/phoenix_people.py from %s" % SOURCE,
              "(sha256 %s), which carries this notice:" % CHECKSUM, ""] + ["  " + n for n in notice] + [
                  "", "Licence: MIT, as above.",
                  "Format: person name, aliases (| between), country, sectors (comma between), from (inclusive), to (exclusive, - = open)"]
    w.write("people-phoenix.tsv", header, lines)
    print(len(set(lines)), "rows,", len(out), "people;", counts)


if __name__ == "__main__":
    main()
