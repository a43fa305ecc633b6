// GET /insight/api/live of analytics-service.

/** Durations in milliseconds; where nothing was counted there is no percentile. */
export type Spread = { count: number; sumMillis: number; p50: number | null; p90: number | null };

export type Counts = {
  intents: Record<string, number>;
  outcomes: Record<string, number>;
  desks: Record<string, { queued: number; assigned: number; abandoned: number }>;
  opened: number;
  closed: number;
  cases: number;
  messages: Record<string, number>;
  firstResponse: Spread;
  agentFirstResponse: Spread;
  waiting: Spread;
  csat: { count: number; sumStars: number; solved: number };
};

export type Minute = Counts & { minute: string };

export type Definition = { version: string | number; text: string };

export type Live = {
  minutes: Minute[];
  totals: Counts;
  definitions: Record<string, Definition>;
  updatedAt: string;
};
