package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.client.ApiClient;
import dialer.client.ApiException;
import dialer.client.api.CouriersApi;
import dialer.client.model.EventType;
import dialer.client.model.Job;
import dialer.client.model.JobAddress;
import dialer.client.model.JobConsent;
import dialer.client.model.JobPhonesInner;
import dialer.client.model.JobRecipient;
import dialer.client.model.JobShop;
import dialer.client.model.JobState;
import dialer.client.model.JobView;
import dialer.client.model.ReadEvents200Response;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A client that a public generator has made of the contract, against the product; built with the profile "client". */
class GeneratedClientTest {

    private static final Duration GENEROUS = Duration.ofSeconds(30);

    @Test
    void shouldSubmitReadReportAndFetchEvents() throws Exception {
        try (ApiStage stage = new ApiStage()) {
            CourierStage couriers = new CourierStage(stage);
            couriers.routeEverything();
            String key = couriers.courier(Map.of()).key();
            ApiClient client = new ApiClient();
            client.updateBaseUri(stage.address().toString());
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
            CouriersApi api = new CouriersApi(client);

            JobView taken = api.submitJob(job("C-1"), "client-1");
            assertThat(taken.getState()).isEqualTo(JobState.OPEN);
            assertThat(api.submitJob(job("C-1"), "client-1")).isEqualTo(taken);
            assertThat(api.readJob(taken.getId()).getCourierOrderId()).isEqualTo("C-1");
            assertThat(api.listJobs("C-1", null, null, null).getItems()).hasSize(1);
            assertThat(api.jobDelivered(taken.getId(), null).getEndedAs()).isEqualTo(JobView.EndedAsEnum.DELIVERED);
            assertThatThrownBy(() -> api.readJob(1_000_000L)).isInstanceOfSatisfying(ApiException.class,
                    refused -> assertThat(refused.getCode()).isEqualTo(404));

            Awaitility.await().atMost(GENEROUS).untilAsserted(() -> {
                ReadEvents200Response events = api.readEvents(null, 10, 0);
                assertThat(events.getItems()).extracting(event -> event.getType()).contains(EventType.JOB_ACCEPTED,
                        EventType.JOB_CLOSED);
            });
        }
    }

    private static Job job(String order) {
        return new Job().courierOrderId(order).kind(Job.KindEnum.CONFIRM).recipient(new JobRecipient().name("Пример"))
                .addPhonesItem(new JobPhonesInner().raw("8 916 555-47-01")).address(new JobAddress()
                        .settlement("Москва")).shop(new JobShop().id("s1").name("Магазин"))
                .deadline(OffsetDateTime.parse("2099-12-31T18:00:00+03:00"))
                .consent(new JobConsent().basis("order"));
    }
}
