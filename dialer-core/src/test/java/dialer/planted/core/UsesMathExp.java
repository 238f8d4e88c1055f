package dialer.planted.core;

/** Planted: Math.exp may differ in its last bit from machine to machine. */
final class UsesMathExp {

    double decay(double age) {
        return Math.exp(-age);
    }
}
