/** What the server pushes over /v1/live and what the page sends; see openapi.yaml for the same words. */
import type { Upload } from './bases.ts';

export type Role = 'agent' | 'manager' | 'supervisor' | 'admin';
export type AgentState =
  | 'OFFLINE' | 'PAUSED' | 'READY' | 'PREVIEWING' | 'RESERVED' | 'TALKING' | 'WRAP_UP' | 'AWAY' | 'JOINED';
export type CampaignState = 'DRAFT' | 'RUNNING' | 'PAUSED' | 'FINISHED';
export type OutcomeKind = 'FINAL' | 'CALLBACK' | 'RETRY' | 'WRONG_NUMBER' | 'SUPPRESS' | 'MACHINE';

export interface User {
  id: number;
  login: string;
  name: string;
  role: Role;
  language: 'ru' | 'en';
  mustChangePassword?: boolean;
}

export interface PauseReason {
  id: number;
  code: string;
  labelRu: string;
  labelEn: string;
  planned: boolean;
}

export interface AgentMessage {
  type: 'agent';
  state: AgentState;
  since: string;
  pauseReasonId: number;
  breakAsked: boolean;
  attemptId: number;
  wrapUpUntil: string | null;
  legUp: boolean;
  counters?: { calls: number; agreed: number; talkSeconds: number; waitSeconds: number };
  seat?: { kind: SeatKind; endpoint: string; server: string } | null;
  air?: { ringing: number; agents: number } | null;
}

export type SeatKind = 'PHONE' | 'WEB';

export interface IceServer { urls: string[]; username: string; credential: string }

/** A browser seat's log-in for this shift; for this page alone, and kept in memory only. */
export interface SeatMessage {
  type: 'seat'; endpoint: string; secret: string; server: string; iceServers: IceServer[]; iceWaitMs: number;
}

/** A supervisor or a colleague to an agent, by name. */
export interface ToldMessage { type: 'told'; cause: 'TEXT' | 'PAUSE' | 'SIGN_OFF' | 'HANDED_OVER' | 'ASKED_IN' | 'TAKEN_OVER' | 'MOVED'; from: string; text: string }

/** Who is with the agent in the conversation: a colleague or a number outside; neither: nobody any more. */
export interface GuestMessage {
  type: 'guest'; attemptId: number; agentId: number; destinationId: number; nameRu: string; nameEn: string;
  /** False while the number outside is being called. */
  there: boolean;
  apart: boolean;
}

/** To whom the person on the line can be handed over now. */
export interface ColleaguesMessage {
  type: 'colleagues';
  agents: { agentId: number; name: string; pool: string }[];
  pools: { poolId: number; name: string; ready: number }[];
  /** Numbers outside that are permitted. */
  destinations: { destinationId: number; labelRu: string; labelEn: string }[];
}

export type ListenMode = 'LISTEN' | 'WHISPER' | 'BARGE';

export interface Outcome {
  id: number;
  code: string;
  kind: OutcomeKind;
  labelRu: string;
  labelEn: string;
  hotkey: string | null;
  needsNote: boolean;
  agreed: boolean;
  branch: { hotkey: string; labelRu: string; labelEn: string } | null;
  fields: Field[];
}

/** What an outcome asks for; the server checks against the same. */
export interface Field {
  name: string;
  kind: 'SLOT' | 'DATE' | 'TIME' | 'TEXT' | 'REASON' | 'AMOUNT' | 'CHOICE';
  required: boolean;
  labelRu: string;
  labelEn: string;
  longest: number;
  options: Option[];
}

export interface Option { code: string; labelRu: string; labelEn: string; needsComment: boolean }

export interface Order {
  orderKey: string;
  title: string;
  shop: string;
  items: { name: string; quantity: string; price: string }[];
  packages: string[];
  sums: { toPay: string; goods: string; delivery: string; prepaid: string; currency: string };
  interval: string;
  address: string;
  comment: string;
}

export interface Step {
  title: string; text: string; key: string; required: boolean; answers: { label: string; next: string }[];
}

export interface Text { title: string; text: string }

/** Days and hours are the recipient's; left is null when the courier does not say how many places there are. */
export interface Slot {
  slotId: string; zone: string; date: string; from: string; to: string; left: number | null; cutoffAt: string | null;
}

export interface HeldSlot { holdId: string; orderKeys: string[]; slot: Slot; expiresAt: string; confirmed: boolean }

export interface SlotsMessage {
  type: 'slots';
  attemptId: number;
  contactId: number;
  freshness: 'FRESH' | 'STALE' | 'SILENT' | 'NONE';
  asOf: string | null;
  offset: string;
  today: string;
  slots: Slot[];
  holds: HeldSlot[];
}

export interface CardMessage {
  type: 'card';
  attemptId: number;
  contactId: number;
  campaign: { id: number; name: string };
  shop: { name: string; greeting: string } | null;
  recipient: {
    name: string; number: string; numberId: number; numbers: string[];
    others: { numberId: number; number: string; attempts: number; last: string | null; suppressed: boolean }[];
  };
  fields: { key: string; label: string; value: string }[];
  script: {
    language: string; steps: Step[]; objections: Text[];
    translations: { language: string; greeting: string; steps: Step[]; terms: Text[]; objections: Text[] }[];
  };
  terms: Text[];
  outcomes: Outcome[];
  history: {
    at: string; disposition: string; outcome: string | null; outcomeEn: string | null; note: string | null;
  }[];
  zone: { id: string; offset: string; localTime: string } | null;
  callbackWindow: { opens: string; closes: string } | null;
  orders: Order[];
  reasons: Option[];
  recorded?: boolean;
}

export interface CampaignRow {
  id: number;
  name: string;
  state: CampaignState;
  health: string;
  mode: string;
  inHopper: number;
  dialing: number;
  ringing: number;
  waiting: number;
  bridged: number;
  attempts: number;
  answered: number;
  connected: number;
  abandoned: number;
  hungUpFirst: number;
  cancelled: number;
  abandonPermille: number;
  abandonTargetPermille: number;
  contacts: { total: number; finished: number; waiting: number; open: number };
  waits: { counted: number; p50Ms: number; p95Ms: number } | null;
  nextDueAt: string | null;
  pacing: Pace | null;
}

/** In short why a campaign dials as it does; null where nothing had to be decided. */
export interface Pace {
  dialsAs: string;
  reason: string;
  limit: string;
  modeRu: string;
  modeEn: string;
  limitRu: string;
  limitEn: string;
  agentsReady: number;
  agentsSoonReady: number;
  callsInTheAir: number;
  answersSoon: number;
  counted: number;
  abandoned: number;
  permittedPermille: number;
  left: number;
  overdrawn: boolean;
}

export interface PacingPoint {
  at: string;
  dialsAs: string;
  agentsReady: number;
  agentsSoonReady: number;
  callsInTheAir: number;
  answersSoon: number;
  risk: number;
  permittedRisk: number;
  limit: string;
  abandoned: number;
  left: number;
}

/** The answer of GET /v1/campaigns/{id}/pacing, as far as the page needs it. */
export interface PacingAnswer {
  wordsRu: string[];
  wordsEn: string[];
  series: PacingPoint[];
}

export interface PoolRow {
  id: number;
  name: string;
  ready: number;
  previewing: number;
  reserved: number;
  talking: number;
  wrapUp: number;
  paused: number;
  away: number;
  busy: { busyNow: number | null; busyHour: number | null; idleSeconds: number | null };
}

/** An outcome that an agent owes who is not on shift. */
export interface OwedRow {
  attemptId: number; campaignId: number; agentId: number; agent: string; since: string;
}

export interface BoardMessage {
  type: 'board';
  at: string;
  dialing: { running: boolean; reason: string | null };
  campaigns: CampaignRow[];
  pools: PoolRow[];
  agents: {
    id: number; name: string; poolId: number; state: AgentState; since: string;
    pauseReasonId: number; campaignId: number | null;
  }[];
  nodes: { id: number; name: string; up: boolean; legs: number }[];
  trunks: { id: number; name: string; open: boolean; inUse: number; capacity: number }[];
  owed: OwedRow[];
  webhooks: { waiting: number; dead: number; behindMs: number };
  alarms: { code: string; messageRu: string; messageEn: string }[];
}

export type ServerMessage =
  | { type: 'upload'; upload: Upload }
  | { type: 'hello'; user: User; serverTime: string; pauseReasons: PauseReason[]; seatKinds: SeatKind[] }
  | AgentMessage
  | SeatMessage
  | ToldMessage
  | ColleaguesMessage
  | GuestMessage
  | CardMessage
  | SlotsMessage
  | { type: 'slotExpired'; attemptId: number; holdId: string }
  | { type: 'callOver'; attemptId: number; disposition: string }
  | { type: 'cardClosed'; attemptId: number; contactId?: number }
  | { type: 'jobChanged'; attemptId: number; contactId: number; fields: string[] }
  | { type: 'refused'; code: string; number: number; messageRu: string; messageEn: string }
  | { type: 'pong' }
  | BoardMessage;

export type ClientMessage =
  | { type: 'signOn'; seat: 'web' | 'phone'; poolId?: number; seatNumber?: number }
  | { type: 'takeSeat' }
  | { type: 'phoneUp'; legUp: boolean }
  | { type: 'phoneDown'; reason: string }
  | { type: 'signOff' | 'ready' | 'ping' | 'watchBoard' | 'colleagues' }
  | { type: 'transfer'; attemptId: number; poolId?: number; agentId?: number; destinationId?: number }
  | { type: 'dial'; attemptId: number; contactId: number; numberId: number }
  | { type: 'guest'; attemptId: number; agentId?: number; poolId?: number; destinationId?: number; apart: boolean }
  | { type: 'pause'; reasonId: number }
  | { type: 'breakAfterCall'; wanted: boolean; reasonId: number }
  | { type: 'hangUp' | 'extendWrapUp'; attemptId: number }
  | { type: 'step'; attemptId: number; step: number }
  | { type: 'previewCall' | 'previewSkip'; contactId: number }
  | {
      type: 'outcome'; attemptId: number; outcomeId: number; formId: number;
      callbackAt?: string; sameAgent?: boolean;
    };
