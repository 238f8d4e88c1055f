package dialer.api.courier.form;

import dialer.api.store.Order;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.OutcomeField.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a form is checked against.
 *
 * @param outcomes   the campaign's
 * @param orders     the contact's, at least one
 * @param reasons    for a refusal: the courier's dictionary or the usual one
 * @param givesSlots whether the courier promises slots, so that a mere wish leaves something for him to do
 * @param today      at the recipient's
 */
public record FormGround(List<OutcomeChoice> outcomes, OutcomeChoice chosen, List<Order> orders, List<Option> reasons,
        boolean givesSlots, LocalDate today) {
    public FormGround {
        outcomes = List.copyOf(outcomes);
        orders = List.copyOf(orders);
        reasons = List.copyOf(reasons);
    }

    Optional<OutcomeChoice> outcome(String code) {
        return outcomes.stream().filter(outcome -> outcome.code().equals(code)).findFirst();
    }

    Optional<Order> order(String orderKey) {
        return orders.stream().filter(order -> order.orderKey().equals(orderKey)).findFirst();
    }
}
