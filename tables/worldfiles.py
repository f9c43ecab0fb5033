"""What the scripts of this folder share: where the files lie, how they are read, which codes and sectors exist.

Standard library only, Python 3.9 or later.
"""
import os
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
WORLD = os.path.join(HERE, "..", "engine", "src", "main", "resources", "org", "demarche", "engine", "world")
DICTIONARIES = os.environ.get("DICTIONARIES", os.path.join(HERE, "..", "..", "shared", "data", "reference", "dictionaries"))

SECTORS = set("GOV MIL COP JUD LEG SPY PTY OPP REB PRM UAF CRM BUS CVL EDU ELI JRN LAB MED REF REL SOC AGR PRE UNK".split())

# Independent states by ISO 3166-1 alpha-3, then Taiwan, the Holy See, Palestine, Kosovo, then the codes of entities without a state.
STATES = set("""AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN
CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA
GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR
LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU
NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC
SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
TWN VAT PSE XKX""".split())
CODES = STATES | set("IGO UNO EUR NGO ISM IMG MNC".split())


def path(name):
    """The path of a world file."""
    return os.path.join(WORLD, name)


def rows(name):
    """The rows of a world file as lists of columns, comments and blank lines left out; with the line number first."""
    with open(path(name), encoding="utf-8", newline="") as f:
        for number, line in enumerate(f, 1):
            if line.startswith("#") or not line.strip():
                continue
            yield [number] + line.rstrip("\n").split("\t")


def several(field):
    """The values of a field with `|` between them; none for `-`."""
    return [] if field == "-" else field.split("|")


def plain(name):
    """A name for comparing: lower case, no accents, no full stops, one blank between words."""
    s = unicodedata.normalize("NFKD", name)
    s = "".join(c for c in s if not unicodedata.combining(c)).lower().replace(".", " ").replace("\u2019", "'")
    return " ".join(s.split())


def day(date, end=False):
    """A partial date as a sortable whole one: its first day, or with `end` the first day too (ends are exclusive); `-` is open."""
    if date == "-":
        return "9999-12-31" if end else "0000-01-01"
    return date + "-01-01"[3 * (len(date) == 7):] if len(date) < 10 else date


def write(name, header, lines):
    """Writes a world file: header comment lines, then the distinct lines in code-point order."""
    with open(path(name), "w", encoding="utf-8", newline="\n") as w:
        for h in header:
            w.write(("# " + h).rstrip() + "\n")
        for line in sorted(set(lines)):
            w.write(line + "\n")


def phoenix(name, checksum):
    """Reads a dictionary after checking its checksum; returns (notice lines, all lines). It is looked for beside the checkout, or in
    the folder that the environment variable DICTIONARIES names."""
    import hashlib
    with open(os.path.join(DICTIONARIES, name), "rb") as f:
        raw = f.read()
    found = hashlib.sha256(raw).hexdigest()
    if found != checksum:
        raise SystemExit("%s: checksum %s, expected %s" % (name, found, checksum))
    lines = raw.decode("utf-8", "replace").splitlines()
    notice = []
    for line in lines:
        if line and not line.startswith("#"):
            break
        notice.append(line.lstrip("#").strip())
    while notice and not notice[-1]:
        notice.pop()
    return notice, lines
