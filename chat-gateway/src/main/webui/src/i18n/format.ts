/** Amounts are whole fen (hundredths of CNY) everywhere; words for people are made here. */
export function money(fen: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' }).format(fen / 100);
}

export function day(iso: string, locale: string): string {
  const at = new Date(iso);
  const sameYear = at.getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

/** The hour for today, the day as well for anything older. */
export function moment(at: number, locale: string, now = Date.now()): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...(today ? {} : { month: 'short', day: 'numeric' }),
  }).format(at);
}

/** The shop's name of a thing in the language of the page, as far as it has one. */
export function titleIn(locale: string, thing: { title: string; titleEn?: string | null }): string {
  return locale === 'en' && thing.titleEn ? thing.titleEn : thing.title;
}
