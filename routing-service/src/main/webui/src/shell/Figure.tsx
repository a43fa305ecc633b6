import { InfoCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

export type Explained = { text: string; version?: string };

/** One figure with its name and, where it has one, its definition. */
export function Figure({
  name,
  value,
  note,
  explained,
  alarming = false,
  testId,
}: {
  name: string;
  value: string;
  note?: string;
  explained?: Explained;
  alarming?: boolean;
  testId?: string;
}) {
  return (
    <div className={`figure ${alarming ? 'is-alarming' : ''}`} data-testid={testId}>
      <p className="figure-name">
        {name} {explained && <Definition name={name} explained={explained} />}
      </p>
      <p className="figure-value">{value}</p>
      {note && <p className="figure-note">{note}</p>}
    </div>
  );
}

/** A mark that tells a figure's definition to pointer, keyboard and screen reader alike. */
export function Definition({ name, explained }: { name: string; explained: Explained }) {
  const { t } = useTranslation();
  const version = explained.version ? ` (${t('insight.version', { version: explained.version })})` : '';
  return (
    <Tooltip title={explained.text + version} trigger={['hover', 'focus']}>
      <button
        type="button"
        className="definition"
        aria-label={`${t('insight.definition', { title: name })}: ${explained.text}`}
      >
        <InfoCircleOutlined aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
