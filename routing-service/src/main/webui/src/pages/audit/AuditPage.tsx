import { useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Audit, EquationRow } from '../../rest/audit';
import { useSignedIn } from '../../shell/contexts';
import { Figure } from '../../shell/Figure';
import { Loading } from '../../shell/Loading';
import { Empty, Failed } from '../../shell/States';
import { BreaksTable } from './BreaksTable';

const REFRESH_MILLIS = 3_000;

/** Books that are older than this are no proof of anything. */
const FRESH_SECONDS = 10;

const COLUMNS = ['accepted', 'displayed', 'waiting', 'failed', 'difference', 'repeated'] as const;

/** The running proof that no message is lost, and what does not fit. */
export function AuditPage() {
  const { t } = useTranslation();
  const { services } = useSignedIn();
  const query = useQuery({
    queryKey: ['audit'],
    queryFn: ({ signal }) => services.audit.state(signal),
    refetchInterval: REFRESH_MILLIS,
  });
  if (!query.data) {
    return query.isError ? (
      <Failed text={t('audit.failedToRead')} onRetry={() => void query.refetch()} />
    ) : (
      <Loading />
    );
  }
  return (
    <div className="sheet">
      <Summary audit={query.data} />
      <section className="block" aria-labelledby="equation-title">
        <h2 id="equation-title">{t('audit.equation')}</h2>
        <EquationTable rows={query.data.equation} />
      </section>
      <section className="block" aria-labelledby="breaks-title">
        <h2 id="breaks-title">{t('audit.breaks')}</h2>
        <BreaksTable openBreaks={query.data.openBreaks} />
      </section>
    </div>
  );
}

function Summary({ audit }: { audit: Audit }) {
  const { t } = useTranslation();
  const holds = audit.equation.every((row) => row.difference === 0);
  return (
    <div className="figures" role="status">
      <Figure
        name={t('audit.equation')}
        value={holds ? t('audit.holds') : t('audit.fails')}
        alarming={!holds}
        testId="equation-state"
      />
      <Figure
        name={t('audit.open')}
        value={String(audit.openBreaks)}
        alarming={audit.openBreaks > 0}
        testId="open-breaks"
      />
      <Figure
        name={t('audit.age')}
        value={t('audit.seconds', { count: audit.closedSecondsAgo })}
        alarming={audit.closedSecondsAgo >= FRESH_SECONDS}
      />
    </div>
  );
}

function EquationTable({ rows }: { rows: EquationRow[] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const columns: TableColumnsType<EquationRow> = [
    {
      title: t('audit.entrance'),
      key: 'entrance',
      render: (_, row) => t(`audit.entrances.${row.entrance}`),
    },
    ...COLUMNS.map((name) => ({
      title: t(`audit.${name}`),
      key: name,
      align: 'end' as const,
      render: (_: unknown, row: EquationRow) => (
        <span className={name === 'difference' && row.difference !== 0 ? 'danger-text' : undefined}>
          {number.format(row[name])}
        </span>
      ),
    })),
  ];
  const sum = (name: (typeof COLUMNS)[number]) => rows.reduce((total, row) => total + row[name], 0);
  return (
    <Table
      size="middle"
      rowKey={(row) => row.shopId + row.entrance}
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      onRow={() => ({ 'data-testid': 'equation-row' }) as object}
      locale={{ emptyText: <Empty title={t('audit.nothing')} /> }}
      summary={() =>
        rows.length > 0 && (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>{t('audit.total')}</Table.Summary.Cell>
            {COLUMNS.map((name, index) => (
              <Table.Summary.Cell key={name} index={index + 1} align="end">
                {number.format(sum(name))}
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        )
      }
    />
  );
}
