package dialer.core.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HazardTest {
    @Test
    void shouldTellTheRestOfASpellAsItsSurvivalDoes() {
        Random random = new Random(5);
        Hazard hazard = new Hazard(90, 0.9, 8);
        for (int i = 0; i < 300; i++) {
            hazard.ended(90 * StrictMath.exp(0.8 * random.nextGaussian() - 0.3));
        }
        hazard.build();
        double[] rest = new double[65];
        for (double age : new double[] {0, 0.3, 4.9, 6.5, 17.2, 60, 149.9, 400}) {
            hazard.rest(age, rest);
            for (int u = 0; u < rest.length; u++) {
                double plain = hazard.survival(age + u * 0.5) / hazard.survival(age);
                assertEquals(plain, rest[u], 1e-9, "age " + age + ", " + u + " half seconds on");
            }
        }
    }
}
