#!/usr/bin/env python3
"""Checks the world files of people, offices, organisations, agents and groups. Prints what is wrong; exit status 1 if anything is.

Errors: columns, order, codes, sectors, dates that are no dates or inverted, unknown offices, a row twice, two holders of a one-seat
office on one day, one name for two people in office on one day, one agent form with two readings.
With --gaps also lists the gaps of a year or more between holders of one office, which are no errors. With --coverage prints instead, by decade and
region, in how many of the years of its states (each at 1 July) we know a head of state or government, a foreign and a defence minister.
"""
import collections
import re
import sys
import worldfiles as w

errors = []
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
WIKIDATA = re.compile(r"Q[1-9]\d*")


def error(name, row, text):
    errors.append("%s:%d: %s" % (name, row[0], text))


def table(name, columns):
    """Rows of a file with the right number of columns, none of them empty; order and repetition checked."""
    with open(w.path(name), "rb") as f:
        raw = f.read()
    if b"\r" in raw or not raw.endswith(b"\n"):
        errors.append("%s: lines must end in LF, the last one too" % name)
    last, good = None, []
    for row in w.rows(name):
        line = "\t".join(row[1:])
        if last is not None and line <= last:
            error(name, row, "not sorted, or twice: " + row[1])
        last = line
        if len(row) - 1 != columns:
            error(name, row, "%d columns, expected %d" % (len(row) - 1, columns))
        elif any(not c or c != c.strip() for c in row[1:]):
            error(name, row, "an empty field must be -, and no blanks around a field: " + line)
        else:
            good.append(row)
    return good


def check_code(name, row, code):
    if code not in w.CODES:
        error(name, row, "unknown code " + code)


def check_sectors(name, row, field, may_be_empty=True):
    if field == "-" and may_be_empty:
        return
    parts = field.split(",")
    for s in parts:
        if s not in w.SECTORS:
            error(name, row, "unknown sector " + s)
    if len(set(parts)) < len(parts):
        error(name, row, "a sector twice: " + field)


def check_dates(name, row, start, end):
    for d in (start, end):
        if d != "-" and not DATE.fullmatch(d):
            error(name, row, "no date: " + d)
            return False
    if w.day(start) >= w.day(end, True):
        error(name, row, "dates inverted or equal: %s %s" % (start, end))
        return False
    return True


def check_people():
    offices = {}
    for row in table("offices.tsv", 5):
        _, office, printed, code, sectors, words = row
        if office in offices:
            error("offices.tsv", row, "office twice: " + office)
        offices[office] = row
        check_code("offices.tsv", row, code)
        check_sectors("offices.tsv", row, sectors)
        if words != words.lower():
            error("offices.tsv", row, "title words are lower case: " + words)
    held = collections.defaultdict(list)
    named = collections.defaultdict(list)
    ids = {}
    for row in table("people.tsv", 7):
        _, name, aliases, office, start, end, wikidata, source = row
        if office not in offices:
            error("people.tsv", row, "unknown office " + office)
            continue
        if wikidata != "-" and not WIKIDATA.fullmatch(wikidata):
            error("people.tsv", row, "no Wikidata id: " + wikidata)
        if wikidata != "-" and ids.setdefault(wikidata, name) != name:
            error("people.tsv", row, "one Wikidata id for %s and %s" % (ids[wikidata], name))
        if not check_dates("people.tsv", row, start, end):
            continue
        held[office].append((w.day(start), w.day(end, True), name, row, start, end))
        for n in {w.plain(x) for x in [name] + w.several(aliases)}:
            named[n].append((w.day(start), w.day(end, True), name, row))
    for office, terms in sorted(held.items()):
        if office.endswith("-members"):
            for i, a in enumerate(terms):
                for b in terms[i + 1:]:
                    if a[2] == b[2] and a[0] < b[1] and b[0] < a[1]:
                        error("people.tsv", b[3], "%s twice at a time in %s" % (a[2], office))
            continue
        terms.sort(key=lambda t: t[:2])
        for a, b in zip(terms, terms[1:]):
            if b[0] < a[1]:
                error("people.tsv", b[3], "%s and %s both hold %s" % (a[2], b[2], office))
            elif "--gaps" in sys.argv and a[1] != b[0] and int(b[0][:4]) - int(a[1][:4]) >= 1:
                print("gap: %s, nobody from %s to %s" % (office, a[5], b[4]))
    for n, terms in sorted(named.items()):
        terms.sort(key=lambda t: t[:2])
        for i, a in enumerate(terms):
            for b in terms[i + 1:]:
                if a[2] != b[2] and b[0] < a[1]:
                    error("people.tsv", b[3], '"%s" is %s and %s on %s' % (n, a[2], b[2], b[0]))
    for row in table("people-phoenix.tsv", 6):
        _, _, _, code, sectors, start, end = row
        check_code("people-phoenix.tsv", row, code)
        check_sectors("people-phoenix.tsv", row, sectors, False)
        check_dates("people-phoenix.tsv", row, start, end)


def check_organizations():
    kinds = "igo ngo party armed agency company media union religious court parliament other".split()
    named = collections.defaultdict(set)
    for row in table("organizations.tsv", 7):
        _, name, aliases, code, sectors, start, end, kind = row
        check_code("organizations.tsv", row, code)
        check_sectors("organizations.tsv", row, sectors)
        check_dates("organizations.tsv", row, start, end)
        if kind not in kinds:
            error("organizations.tsv", row, "unknown kind " + kind)
        for n in {x for x in [name] + w.several(aliases)}:
            for other, a, b in named[n]:
                if other != name and a < w.day(end, True) and w.day(start) < b:
                    error("organizations.tsv", row, '"%s" is %s and %s' % (n, other, name))
            named[n].add((name, w.day(start), w.day(end, True)))


def check_agents(name):
    forms = {}
    for row in table(name, 4):
        _, one, many, sectors, kind = row
        check_sectors(name, row, sectors)
        if kind not in ("person", "group"):
            error(name, row, "kind is person or group: " + kind)
        if one == "-" and many == "-":
            error(name, row, "no form")
        for form in {one, many} - {"-"}:
            if forms.setdefault(form, row) != row:
                error(name, row, '"%s" also in line %d' % (form, forms[form][0]))
    return len(forms)


def check_groups():
    forms = {}
    for row in table("groups.tsv", 4):
        _, words, code, states, sectors = row
        if code != "-":
            check_code("groups.tsv", row, code)
        if states != "-":
            for s in states.split(","):
                check_code("groups.tsv", row, s)
        check_sectors("groups.tsv", row, sectors)
        if len(words.split("|")) != 3:
            error("groups.tsv", row, "expected singular|plural|adjective: " + words)
        for form in set(words.split("|")) - {"-"}:
            if forms.setdefault(form, row) != row:
                error("groups.tsv", row, '"%s" also in line %d' % (form, forms[form][0]))


# Regions of states by their codes; the states that came to be after 1990 with their first full year.
REGIONS = {
    "Africa": "AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY LSO MAR MDG MLI MOZ MRT MUS MWI "
              "NAM NER NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE",
    "Americas": "ARG ATG BHS BLZ BOL BRA BRB CAN CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER PRY SLV SUR TTO URY USA VCT VEN",
    "Asia": "AFG ARE ARM AZE BGD BHR BRN BTN CHN CYP GEO IDN IND IRN IRQ ISR JOR JPN KAZ KGZ KHM KOR KWT LAO LBN LKA MDV MMR MNG MYS NPL OMN PAK PHL PRK "
            "PSE QAT SAU SGP SYR THA TJK TKM TLS TUR TWN UZB VNM YEM",
    "Europe": "ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ISL ITA LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT "
              "ROU RUS SMR SRB SVK SVN SWE UKR XKX",
    "Oceania": "AUS FJI FSM KIR MHL NRU NZL PLW PNG SLB TON TUV VUT WSM",
}
FIRST_YEAR = {"SSD": 2012, "TLS": 2003, "MNE": 2007, "XKX": 2008, "ERI": 1994, "PLW": 1995, "NAM": 1991, "SVK": 1993, "CZE": 1993}
FIRST_YEAR.update(dict.fromkeys("ARM AZE BLR EST GEO KAZ KGZ LVA LTU MDA TJK TKM UKR UZB HRV SVN BIH MKD".split(), 1992))
HEADS = {"chancellor", "head of government", "head of state", "king", "monarch", "premier", "president", "prime minister", "queen", "leader"}
LAST_YEAR = 2025


def coverage():
    """Prints how much of the years of each region's states the people of ours cover."""
    offices = {row[1]: row for row in w.rows("offices.tsv")}
    terms = {"heads": collections.defaultdict(list), "foreign": collections.defaultdict(list), "defence": collections.defaultdict(list)}
    for row in w.rows("people.tsv"):
        office = offices[row[3]]
        kind = ("heads" if office[4].startswith("GOV") and HEADS & set(office[5].split("|")) and not row[3].endswith("-members")
                else "foreign" if re.search("foreign-minister|secretary-of-state", row[3]) else "defence" if re.search("defen[cs]e-(minister|secretary)", row[3]) else None)
        if kind and not row[3].split("-", 1)[1].startswith("deputy"):
            terms[kind][office[3]].append((w.day(row[4]), w.day(row[5], True)))
    print("%-9s %s" % ("", "".join("%19s" % ("%ds" % d) for d in (1990, 2000, 2010, 2020))) + "   (heads, foreign, defence)")
    for region, states in REGIONS.items():
        cells = []
        for decade in (1990, 2000, 2010, 2020):
            shares = []
            for kind in ("heads", "foreign", "defence"):
                known = [any(a <= "%d-07-01" % y < b for a, b in terms[kind][s]) for s in states.split()
                         for y in range(max(decade, FIRST_YEAR.get(s, 1990)), min(decade + 10, LAST_YEAR + 1))]
                shares.append("%3.0f %%" % (100 * sum(known) / len(known)))
            cells.append(" ".join(shares))
        print("%-9s %s" % (region, "".join("%19s" % c for c in cells)))
    return 0


def main():
    if "--coverage" in sys.argv:
        return coverage()
    check_people()
    check_organizations()
    print(check_agents("agents.tsv"), "agent forms of ours,", check_agents("agents-phoenix.tsv"), "derived")
    check_groups()
    for e in errors:
        print(e)
    print("%d errors" % len(errors))
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
