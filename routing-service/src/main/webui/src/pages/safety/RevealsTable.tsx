import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment } from '../../format';
import type { Reveal } from '../../rest/services';
import { useSignedIn } from '../../shell/contexts';
import { PagedTable } from '../cases/PagedTable';
import { usePages } from '../cases/usePages';

export function RevealsTable() {
  const { t, i18n } = useTranslation();
  const { services } = useSignedIn();
  const pages = usePages<Reveal>('reveals', services.reveals);
  const columns: TableColumnsType<Reveal> = [
    { title: t('safety.at'), key: 'at', render: (_, row) => moment(row.at, i18n.language) },
    { title: t('safety.by'), key: 'by', render: (_, row) => row.byName },
    { title: t('safety.what'), key: 'kind', render: (_, row) => t(`safety.kind.${row.kind}`) },
    { title: t('safety.why'), key: 'reason', render: (_, row) => row.reason },
    {
      title: t('cases.conversation'),
      key: 'conversation',
      render: (_, row) => <code>{row.conversationId}</code>,
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
