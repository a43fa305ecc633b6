import { useTranslation } from 'react-i18next';
import { word } from '../../format';

/** The kind of problem: a word on a ground of its own colour. */
export function ProblemTag({ problem }: { problem: string }) {
  const { t } = useTranslation();
  return <span className={`problem is-${problem}`}>{word(t, 'problem', problem)}</span>;
}
