import { useEffect, useRef } from 'react';

type Shortcuts = Partial<Record<'KeyY' | 'KeyN' | 'KeyJ' | 'KeyK' | 'KeyI' | 'KeyR', () => void>> & {
  digit: (n: number) => void;
};

/**
 * Alt with a letter or digit, by the key's place (on a Mac, Option changes the character). None works
 * without a modifier (WCAG 2.1.4), and none is taken by the browsers' menus.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const modal = document.querySelector('.ant-modal-wrap:not([style*="display: none"])');
      if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing || modal) {
        return;
      }
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      const action = digit ? () => latest.current.digit(Number(digit)) : latest.current[event.code as 'KeyY'];
      if (action) {
        event.preventDefault();
        action();
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
