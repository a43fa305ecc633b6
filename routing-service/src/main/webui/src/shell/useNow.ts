import { useEffect, useState } from 'react';

/** The time, told again every `everyMillis`, for countdowns and waiting times. */
export function useNow(everyMillis = 1_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMillis);
    return () => clearInterval(timer);
  }, [everyMillis]);
  return now;
}
