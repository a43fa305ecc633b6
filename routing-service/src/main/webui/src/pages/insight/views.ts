import type { TFunction } from 'i18next';
import { clock, figure, word } from '../../format';
import type { Counts, Live, Minute } from '../../rest/insight';
import { FONT_FAMILY, SERIES } from '../../shell/theme';
import type { ChartOption } from './echarts';

/** One chart and the table that says the same. */
export type View = {
  option: ChartOption;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  empty: boolean;
};

type Line = { name: string; values: (number | null)[] };

const TEXT = { color: '#526163', fontSize: 12, fontFamily: FONT_FAMILY };
const FONT = { fontFamily: FONT_FAMILY };
const AXIS_LINE = { lineStyle: { color: '#c9d4d3' } };
const SPLIT = { lineStyle: { color: '#e8eeed' } };

/** Conversations that began and ended, minute by minute. */
export function conversationsView(live: Live, t: TFunction, language: string): View {
  return overTime(
    live.minutes,
    [
      { name: t('insight.opened'), values: live.minutes.map((minute) => minute.opened) },
      { name: t('insight.closed'), values: live.minutes.map((minute) => minute.closed) },
    ],
    { kind: 'area', show: String, t, language },
  );
}

export function messagesView(live: Live, t: TFunction, language: string): View {
  const lines = (['CUSTOMER', 'BOT', 'AGENT'] as const).map((author) => ({
    name: t(`insight.author.${author}`),
    values: live.minutes.map((minute) => minute.messages[author] ?? 0),
  }));
  return overTime(live.minutes, lines, { kind: 'stack', show: String, t, language });
}

/** First response or waiting: the middle and the slow end; minutes without any have no point. */
export function spreadView(
  live: Live,
  name: 'firstResponse' | 'waiting',
  t: TFunction,
  language: string,
): View {
  const values = (part: 'p50' | 'p90') =>
    live.minutes.map((minute) => (minute[name].count > 0 ? minute[name][part] : null));
  const lines = [
    { name: t('insight.p50'), values: values('p50') },
    { name: t('insight.p90'), values: values('p90') },
  ];
  return overTime(live.minutes, lines, { kind: 'line', show: (millis) => figure(millis, t), t, language });
}

export function satisfactionView(live: Live, t: TFunction, language: string): View {
  const stars = live.minutes.map(({ csat }) =>
    csat.count > 0 ? Math.round((csat.sumStars / csat.count) * 10) / 10 : null,
  );
  const view = overTime(live.minutes, [{ name: t('insight.stars'), values: stars }], {
    kind: 'line',
    show: String,
    t,
    language,
  });
  const yAxis = { ...(view.option['yAxis'] as object), min: 1, max: 5, interval: 1 };
  return { ...view, option: { ...view.option, yAxis } };
}

/** Most bars of the intents' chart; the table has all. */
export const BARS = 8;

export function intentsView(totals: Counts, t: TFunction): View {
  const sorted = sortedEntries(totals.intents).map(([id, n]) => [word(t, 'intent', id), n] as const);
  return bars(sorted, [t('insight.intents'), t('insight.count'), t('insight.share')], t);
}

export function outcomesView(totals: Counts, t: TFunction): View {
  const named = sortedEntries(totals.outcomes).map(([id, n]) => [word(t, 'insight.outcome', id), n] as const);
  return bars(named, [t('insight.outcomes'), t('insight.count'), t('insight.share')], t);
}

export function percent(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((part / whole) * 100)}%` : '—';
}

function sortedEntries(counts: Record<string, number>): [string, number][] {
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .sort((a, b) => b[1] - a[1]);
}

function bars(entries: readonly (readonly [string, number])[], columns: string[], t: TFunction): View {
  const whole = entries.reduce((sum, [, n]) => sum + n, 0);
  const drawn = entries.slice(0, BARS).reverse();
  const option: ChartOption = {
    textStyle: FONT,
    animationDuration: 300,
    grid: { left: 4, right: 56, top: 4, bottom: 4, containLabel: true },
    tooltip: { trigger: 'item' },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      data: drawn.map(([name]) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...TEXT, width: 150, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        name: t('insight.count'),
        data: drawn.map(([, n]) => n),
        barMaxWidth: 18,
        itemStyle: { color: SERIES[0], borderRadius: [0, 4, 4, 0] },
        label: {
          show: true,
          position: 'right',
          color: '#1b2b2c',
          formatter: ({ value }: { value: number }) => `${value}  ${percent(value, whole)}`,
        },
      },
    ],
  };
  const rows = entries.map(([name, n]) => [name, String(n), percent(n, whole)]);
  return { option, columns, rows, empty: entries.length === 0 };
}

function overTime(
  minutes: readonly Minute[],
  lines: readonly Line[],
  how: { kind: 'line' | 'area' | 'stack'; show: (value: number) => string; t: TFunction; language: string },
): View {
  const times = minutes.map(({ minute }) => clock(minute, how.language));
  const option: ChartOption = {
    textStyle: FONT,
    color: [...SERIES],
    animationDuration: 300,
    grid: { left: 4, right: 12, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 8, textStyle: TEXT },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? how.show(value) : '—'),
    },
    xAxis: {
      type: 'category',
      data: times,
      boundaryGap: how.kind === 'stack',
      axisLine: AXIS_LINE,
      axisTick: { show: false },
      axisLabel: TEXT,
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 3,
      splitLine: SPLIT,
      axisLabel: { ...TEXT, formatter: (value: number) => how.show(value) },
    },
    series: lines.map((line, index) =>
      how.kind === 'stack'
        ? { type: 'bar', stack: 'all', name: line.name, data: line.values, barMaxWidth: 14 }
        : {
            type: 'line',
            name: line.name,
            data: line.values,
            // A second line is told from the first without colour, too.
            lineStyle: { width: 2, type: index === 0 ? 'solid' : 'dashed' },
            symbol: index === 0 ? 'circle' : 'diamond',
            symbolSize: 5,
            // Points are what was measured; where minutes are empty the line only leads the eye.
            showSymbol: line.values.includes(null) || line.values.length < 25,
            connectNulls: true,
            areaStyle: how.kind === 'area' && index === 0 ? { opacity: 0.08 } : undefined,
          },
    ),
  };
  const rows = minutes
    .map((_, i) => [
      times[i] ?? '',
      ...lines.map(({ values }) => (values[i] == null ? '—' : how.show(values[i]))),
    ])
    .reverse();
  const empty = lines.every(({ values }) => values.every((value) => value === null || value === 0));
  return { option, columns: [how.t('insight.minute'), ...lines.map(({ name }) => name)], rows, empty };
}
