#!/usr/bin/env python3
"""Derives agents-phoenix.tsv from Phoenix.agents.txt (MIT, notice kept at the top of the derived file).

CAMEO roles become our sectors (see SECTOR); phrases whose roles have no sector of ours, and forms that agents.tsv has, are left out.
Underscores become blanks, substitution sets are expanded, regular plurals are made as the dictionary formats say.
"""
import re
import worldfiles as w

SOURCE = "Phoenix.agents.txt"
CHECKSUM = "eb1f81f9383145e317b0ac27241d1f31f9cf3b3ee2c71a3734e9d159aea80232"
SECTOR = {"GOV": "GOV", "MIL": "MIL", "REB": "REB", "CRM": "CRM", "OPP": "OPP", "BUS": "BUS", "CVL": "CVL", "JUD": "JUD", "COP": "COP",
          "MED": "JRN", "LEG": "LEG", "HLH": "MED", "EDU": "EDU", "UAF": "UAF", "SPY": "SPY", "AGR": "AGR", "REL": "REL", "MUS": "REL",
          "CHR": "REL", "HIN": "REL", "JEW": "REL", "BUD": "REL", "LAB": "LAB", "REF": "REF", "PTY": "PTY", "ELI": "ELI", "HRI": "SOC",
          "ENV": "SOC", "NGO": "SOC"}
# After a government's code these name the minister's field, which is no sector of ours.
FIELD = {"MED", "DEV", "ENV", "HRI"}
PEOPLE = {"MAN": "MEN", "WOMAN": "WOMEN", "PERSON": "PEOPLE"}
# Words too common in other senses to stand for anybody.
SENSELESS = set("interest interests house bill bench bar record records board boards force forces post posts order orders paper papers "
                "channel channels wire chair chairs floor race shop shops store stores plant plants market markets product products "
                "business trade film films movie movies book books song songs album albums".split())
# Last words of phrases that are no agents.
THINGS = set("building activity base civil foreign naturalized echelon bench in at for of".split())
GROUP = re.compile(r"\b(army|navy|force|forces|police|troops|ministry|department|agency|bureau|committee|council|commission|court|"
                   r"parliament|congress|assembly|party|group|movement|union|bank|company|corporation|media|press|newspaper|militia|"
                   r"organization|organisation|faction|gang|cartel|mafia|government|administration|cabinet|junta|regime|office|service|"
                   r"corps|brigade|battalion|unit|team|front|insurgency|resistance|opposition|community|association|federation|"
                   r"institute|university|school|hospital|church|judiciary|legislature|senate|bloc|coalition|alliance|wing)s?$")


def plural(phrase):
    """The regular plural of a phrase: of the words before its first preposition, else of its last word."""
    head, preposition = re.fullmatch(r"(.+?)( (?:of|for|to|in|at|on|from|with) .*)?", phrase).groups()
    return plural_word(head) + (preposition or "")


def plural_word(word):
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def clean(s):
    return " ".join(s.replace("_", " ").split()).lower()


def main():
    notice, lines = w.phoenix(SOURCE, CHECKSUM)
    ours = set()
    for r in w.rows("agents.tsv"):
        ours.update(w.plain(x) for x in r[1:3] if x != "-")
    found = {}
    for line in lines:
        line = line.split("#")[0].strip()
        m = re.fullmatch(r"([^\[\]{}=]+?)\s*(?:\{([^}]*)\})?\s*\[~([A-Z]+)\]", line)
        if not m:
            continue
        phrase, irregular, roles = m.groups()
        ss = []
        for i in range(0, len(roles), 3):
            role = roles[i:i + 3]
            if i and roles.startswith("GOV") and role in FIELD:
                continue
            s = SECTOR.get(role)
            if s and s not in ss:
                ss.append(s)
        if not ss:
            continue
        forms = []
        if "!MINIST!" in phrase:
            a, b = clean(phrase.replace("!MINIST!", " minister ")), clean(phrase.replace("!MINIST!", " ministers "))
            forms = [(a, b), (a.replace("minister", "ministry"), b.replace("ministers", "ministries"))]
        elif "!PERSON!" in phrase:
            stem = phrase.replace("!PERSON!", "%s")
            forms = [(clean(stem % one), clean(stem % many)) for one, many in PEOPLE.items()]
        else:
            p = clean(phrase)
            if re.search(r"\bminist$", p):
                forms = [(p + "er", p + "ers"), (p + "ry", p + "ries")]
            elif irregular is not None and irregular.strip():
                forms = [(p, clean(irregular))]
            elif irregular is not None or p.endswith(("men", "people", "personnel", "police", "troops")):
                forms = [(p, "-")]
            else:
                forms = [(p, plural(p))]
        for a, b in forms:
            if a in SENSELESS or a.split()[-1] in THINGS or not re.fullmatch(r"[a-z][a-z' -]{3,}", a):
                continue
            if w.plain(a) in ours or w.plain(b) in ours:
                continue
            kind = "group" if GROUP.search(re.split(r" (?:of|for|to|in) ", a)[0]) else "person"
            found.setdefault((a, b), (ss, kind))
    out, seen = [], set()
    for (a, b), (ss, kind) in sorted(found.items()):
        b = "-" if b in seen else b
        if a not in seen:
            out.append("\t".join([a, b, ",".join(ss), kind]))
            seen.update((a, b))
    header = ["Demarche. Words for agents, derived by tables/phoenix_agents.py from %s" % SOURCE,
              "(sha256 %s), which carries this notice:" % CHECKSUM, ""] + ["  " + n for n in notice] + [
                  "", "Licence: MIT, as above.", "Format: singular, plural (- = none), sectors (most specific first), kind (person or group)"]
    w.write("agents-phoenix.tsv", header, out)
    print(len(out), "rows")


if __name__ == "__main__":
    main()
