/** GET /insight/api/live of analytics-service. */
export type Spread = { count: number; sumMillis: number; p50: number; p90: number };

export type Counts = {
  intents: Record<string, number>;
  outcomes: Record<string, number>;
  desks: Record<string, { queued: number; assigned: number; abandoned: number }>;
  opened: number;
  closed: number;
  messages: Record<string, number>;
  firstResponse: Spread;
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
