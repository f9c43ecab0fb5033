package org.demarche.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The land behind the points of the map, as SVG in degrees: x east, y south.
 *
 * @param viewBox what is in view
 * @param land    paths of the countries in view
 * @param lines   the graticule's lines, each "x1 y1 x2 y2"
 * @param points  places
 */
public record WorldMap(String viewBox, List<String> land, List<double[]> lines, List<Point> points) {
    private static final List<Shape> SHAPES = load();
    private static final double LEAST_WIDTH = 24;

    private record Shape(String path, double west, double north, double east, double south) {
    }

    /**
     * A place.
     *
     * @param row    what happened there
     * @param x      degrees east
     * @param y      degrees south
     * @param radius by the square root of its occurrences, in degrees
     * @param exact  whether the place is known to the city or better
     */
    public record Point(Row row, double x, double y, double radius, boolean exact) {
    }

    /** The map that shows all of these places. */
    static WorldMap of(List<Row> places) {
        double west = 180;
        double east = -180;
        double north = 90;
        double south = -90;
        for (Row p : places) {
            west = Math.min(west, p.real("lon"));
            east = Math.max(east, p.real("lon"));
            north = Math.min(north, -p.real("lat"));
            south = Math.max(south, -p.real("lat"));
        }
        if (places.isEmpty()) {
            west = -180;
            east = 180;
            north = -85;
            south = 60;
        }
        double width = Math.min(360, Math.max(LEAST_WIDTH, (east - west) * 1.25));
        double height = Math.max(width / 2.2, (south - north) * 1.25);
        width = Math.max(width, Math.min(360, height * 1.6));
        double left = (west + east - width) / 2;
        double top = (north + south - height) / 2;
        double right = left + width;
        double bottom = top + height;
        double unit = width / 100;
        List<Point> points = places.stream()
                .map(p -> new Point(p, p.real("lon"), -p.real("lat"), unit * Math.min(3.2, 0.7 + 0.35 * Math.sqrt(p.number("occurrences"))),
                        List.of("point", "city").contains(p.text("place_resolution")))).toList();
        double left0 = left;
        double top0 = top;
        List<String> land = SHAPES.stream().filter(s -> s.west <= right && s.east >= left0 && s.north <= bottom && s.south >= top0).map(Shape::path).toList();
        List<double[]> lines = new ArrayList<>();
        double step = width > 120 ? 30 : width > 45 ? 10 : 5;
        for (double x = Math.ceil(left / step) * step; x <= right; x += step) {
            lines.add(new double[] {x, top, x, bottom});
        }
        for (double y = Math.ceil(top / step) * step; y <= bottom; y += step) {
            lines.add(new double[] {left, y, right, y});
        }
        return new WorldMap(String.format(Locale.ROOT, "%.2f %.2f %.2f %.2f", left, top, width, height), land, lines, points);
    }

    private static List<Shape> load() {
        try (InputStream in = WorldMap.class.getResourceAsStream("world-shapes.tsv")) {
            Pattern number = Pattern.compile("-?[0-9.]+");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#")).map(line -> {
                String path = line.split("\t")[2];
                double[] box = {180, 90, -180, -90};
                Matcher m = number.matcher(path);
                for (int i = 0; m.find(); i++) {
                    double value = Double.parseDouble(m.group());
                    box[i % 2] = Math.min(box[i % 2], value);
                    box[2 + i % 2] = Math.max(box[2 + i % 2], value);
                }
                return new Shape(path, box[0], box[1], box[2], box[3]);
            }).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
