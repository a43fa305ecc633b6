import { useState } from 'react';

/** Words in a field that outlive a second login: they are kept in the tab, until the person signs out. */
export function useKept(field: string): [string, (words: string) => void] {
  const key = `xiaoer.${field}`;
  const [words, setWords] = useState(() => sessionStorage.getItem(key) ?? '');
  return [
    words,
    (next) => {
      sessionStorage.setItem(key, next);
      setWords(next);
    },
  ];
}
