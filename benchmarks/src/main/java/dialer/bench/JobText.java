package dialer.bench;

import java.util.Locale;

/** A courier's job as JSON, made up: a full address, two items, sums, an interval; each with a number of its own. */
final class JobText {

    private static final String[] TOWNS = {"Москва", "Новосибирск", "Екатеринбург", "Самара", "Иркутск"};
    private static final String[] INDEXES = {"101000", "630091", "620014", "443001", "664001"};

    private JobText() {
    }

    static String of(int n) {
        int town = n % TOWNS.length;
        return String.format(Locale.ROOT, """
                {"courierOrderId":"A-%08d","kind":"confirm_and_slot","recipient":{"name":"Получатель %d"},\
                "phones":[{"raw":"8 (9%02d) %03d-%02d-%02d"}],"address":{"country":"RU","postalIndex":"%s",\
                "settlement":"%s","street":"ул. Садовая","house":"%d","flat":"12"},"shop":{"id":"s1","name":"Магазин"},\
                "deadline":"2099-12-31T18:00:00+03:00","consent":{"basis":"order"},"items":[{"sku":"n-1",\
                "name":"Подгузники","quantity":2,"price":"990.50"},{"sku":"n-2","name":"Салфетки"}],\
                "sums":{"goods":"1981.00","delivery":"300.00","toPay":"2281.00","currency":"RUB"},\
                "payment":["cash","card"],"interval":{"date":"2099-12-30","from":"10:00","to":"14:00"}}""", n, n,
                10 + n / 10_000_000 % 10, n / 10_000 % 1_000, n / 100 % 100, n % 100, INDEXES[town], TOWNS[town],
                n % 200 + 1);
    }
}
