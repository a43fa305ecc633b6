import type { TFunction } from 'i18next';

/** Amounts come in fen, hundredths of CNY. */
export function money(fen: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  }).format(fen / 100);
}

/** A size, in the unit that a person would use. */
export function bytes(count: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(count) / Math.log(1024)));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power]!,
    unitDisplay: 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(count / 1024 ** power);
}

/** A length of time in its two biggest units, for people: 45 s, 3 min 5 s, 1 h 2 min. */
export function duration(millis: number, t: TFunction): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const parts =
    hours > 0
      ? [t('common.hour', { count: hours }), t('common.minute', { count: minutes })]
      : minutes > 0
        ? [t('common.minute', { count: minutes }), t('common.second', { count: seconds % 60 })]
        : [t('common.second', { count: seconds })];
  return parts.join(' ');
}

/** A measured length of time, for figures: below ten seconds with one decimal place. */
export function figure(millis: number, t: TFunction): string {
  return millis < 10_000 ? t('common.second', { count: Math.round(millis / 100) / 10 }) : duration(millis, t);
}

export function clock(iso: string | number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(iso),
  );
}

export function clockWithSeconds(iso: string | number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}

export function moment(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}

export function day(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric' }).format(
    new Date(iso),
  );
}

/** A word for one of the services' fixed values; a value that we do not know is shown as it is. */
export function word(t: TFunction, group: string, value: string): string {
  return t(`${group}.${value}`, { defaultValue: value });
}
