import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { tell } from '../live/desk.ts';
import type { User } from '../live/messages.ts';
import { readCouriers, readWebhooks } from '../live/webhooks.ts';
import type { Courier, Webhook } from '../live/webhooks.ts';
import { CourierKeys } from '../parts/courierkeys.tsx';
import { DeliveryLog } from '../parts/deliveries.tsx';
import { EndpointRow, NewEndpoint } from '../parts/endpoints.tsx';
import { JobRoutes } from '../parts/jobroutes.tsx';
import { NewCourier } from '../parts/newcourier.tsx';
import { sentence } from './login.tsx';

const EVERY_MS = 3_000;

/** Couriers: where their results go, whether they arrive, and how to send them again. */
export function Couriers({ user }: { user: User }) {
  const [couriers, setCouriers] = useState<Courier[] | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  useEffect(() => {
    readCouriers().then(all => { setCouriers(all); setChosen(all[0]?.id ?? null); })
      .catch((failure: unknown) => { setCouriers([]); tell(sentence(failure), 'error'); });
  }, []);
  return (
    <main class="couriers">
      <section class="panel">
        <h1>{t('couriers.title')}</h1>
        {couriers?.length === 0 && <p class="hint">{t(user.role === 'admin' ? 'couriers.none' : 'couriers.noneAsk')}</p>}
        <ul class="lists">
          {(couriers ?? []).map(courier => (
            <li key={courier.id}>
              <button class="quiet" aria-pressed={courier.id === chosen} onClick={() => setChosen(courier.id)}>
                {courier.name}
              </button>
              <span class="hint">{courier.code}</span>
              {!courier.active && <span class="warn">{t('couriers.inactive')}</span>}
            </li>
          ))}
        </ul>
        {user.role === 'admin' && <NewCourier made={courier => { setCouriers([...couriers ?? [], courier]); setChosen(courier.id); }} />}
      </section>
      {chosen !== null && (
        <Endpoints key={chosen} courierId={chosen} user={user}
          name={couriers?.find(courier => courier.id === chosen)?.name ?? ''} />
      )}
      {couriers !== null && couriers.length > 0 && <JobRoutes couriers={couriers} mayChange={user.role !== 'supervisor'} />}
    </main>
  );
}

function Endpoints({ courierId, name, user }: { courierId: number; name: string; user: User }) {
  const [endpoints, setEndpoints] = useState<Webhook[]>([]);
  const [shown, setShown] = useState<string | null>(null);
  const admin = user.role === 'admin';
  const read = () => {
    readWebhooks(courierId).then(setEndpoints).catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  useEffect(() => {
    read();
    const timer = setInterval(read, EVERY_MS);
    return () => clearInterval(timer);
  }, [courierId]);
  const log = shown ?? endpoints[0]?.name ?? null;
  return (
    <section class="panel">
      <h2>{t('webhook.title', name)}</h2>
      <p class="hint">{t('webhook.hint')}</p>
      {endpoints.length === 0 && <p class="hint">{t('webhook.none')}</p>}
      {endpoints.map(endpoint => (
        <EndpointRow key={endpoint.name} courierId={courierId} endpoint={endpoint} user={user} changed={read}
          shown={endpoint.name === log} show={() => setShown(endpoint.name)} />
      ))}
      {admin && <NewEndpoint courierId={courierId} made={read} />}
      {log !== null && <DeliveryLog key={log} courierId={courierId} name={log} mayReplay={user.role !== 'supervisor'} />}
      {admin && <CourierKeys courierId={courierId} />}
    </section>
  );
}
