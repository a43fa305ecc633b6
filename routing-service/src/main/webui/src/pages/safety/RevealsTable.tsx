import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment } from '../../format';
import type { Export, Reveal } from '../../rest/services';
import { useSignedIn } from '../../shell/contexts';
import { PagedTable } from '../cases/PagedTable';
import { usePages } from '../cases/usePages';

/** Who has seen what was masked, and who has had everything about a customer. */
export function RevealsTable() {
  const { t, i18n } = useTranslation();
  const { services } = useSignedIn();
  const pages = usePages<Reveal | Export>('reveals', services.reveals);
  const columns: TableColumnsType<Reveal | Export> = [
    { title: t('safety.at'), key: 'at', render: (_, row) => moment(row.at, i18n.language) },
    { title: t('safety.by'), key: 'by', render: (_, row) => row.byName },
    {
      title: t('safety.what'),
      key: 'kind',
      render: (_, row) => t(`safety.kind.${'kind' in row ? row.kind : 'EVERYTHING'}`),
    },
    { title: t('safety.why'), key: 'reason', render: (_, row) => row.reason },
    {
      title: t('safety.where'),
      key: 'where',
      render: (_, row) => <code>{'kind' in row ? row.conversationId : row.customerId}</code>,
    },
  ];
  return (
    <PagedTable
      pages={pages}
      columns={columns}
      rowKey="id"
      testId="reveal-row"
      empty={{ title: t('safety.noReveals'), hint: t('safety.noRevealsHint') }}
    />
  );
}
