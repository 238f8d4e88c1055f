package dialer.bench;

import dialer.numbering.FoundNumber;
import dialer.numbering.NumberingWitness;
import dialer.numbering.PhoneNormaliser;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to judge one cell of a base, against libphonenumber alone, which parses the same cells and gives no
 * reasons. The cells are made from numbers as bases hold them, five of a hundred ugly.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NumberNormalising {

    private static final int CELLS = 20_000;
    private static final double TIMES = 5;
    private static final String OURS = "NumberNormalising.ours";
    private static final String ALONE = "NumberNormalising.libraryAlone";

    private final PhoneNormaliser normaliser = new PhoneNormaliser();
    private final NumberingWitness library = new NumberingWitness();
    private final String[] cells = cells();
    private int next;

    /** The product: any cell, with verdict and reasons. */
    @Benchmark
    public FoundNumber ours() {
        return normaliser.judge(cell());
    }

    /** The library: parse, validity, E.164. */
    @Benchmark
    public String libraryAlone() {
        return library.e164(cell());
    }

    /** How many times as fast the product is; nothing when one of the two was not measured. */
    static List<Figure> ratio(List<Figure> figures) {
        double ours = value(figures, OURS);
        double alone = value(figures, ALONE);
        return ours == 0 || alone == 0 ? List.of() : List.of(Figure.atLeast(
                "cells judged, times the speed of libphonenumber", alone / ours, TIMES, "times"));
    }

    private static double value(List<Figure> figures, String name) {
        return figures.stream().filter(figure -> figure.name().endsWith(name)).mapToDouble(Figure::value).sum();
    }

    private String cell() {
        next = next + 1 == CELLS ? 0 : next + 1;
        return cells[next];
    }

    private static String[] cells() {
        SplittableRandom random = new SplittableRandom(1);
        String[] cells = new String[CELLS];
        Arrays.setAll(cells, i -> NumberingWitness.realShapedCell(random));
        return cells;
    }
}
