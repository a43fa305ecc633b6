/** A length as minutes and seconds. */
export function minutes(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
