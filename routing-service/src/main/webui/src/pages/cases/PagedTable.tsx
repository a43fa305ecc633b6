import { LeftOutlined, ReloadOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Empty, Failed } from '../../shell/States';
import type { Pages } from './usePages';

/** A list of a service, page by page, with all of its states. */
export function PagedTable<T extends object>({
  pages,
  columns,
  rowKey,
  testId,
  empty,
  expand,
}: {
  pages: Pages<T>;
  columns: TableColumnsType<T>;
  rowKey: keyof T & string;
  testId: string;
  empty: { title: string; hint: string };
  /** What a row shows when it is opened. */
  expand?: ((row: T) => React.ReactNode) | undefined;
}) {
  const { t } = useTranslation();
  const { query, page, newer, older } = pages;
  if (query.isError && !query.data) {
    return <Failed text={t('cases.failed')} onRetry={() => void query.refetch()} />;
  }
  return (
    <>
      <Table
        size="middle"
        rowKey={rowKey}
        columns={columns}
        dataSource={query.data?.rows ?? []}
        loading={query.isPending}
        pagination={false}
        {...(expand ? { expandable: { expandedRowRender: expand } } : {})}
        scroll={{ x: 'max-content' }}
        onRow={() => ({ 'data-testid': testId }) as object}
        locale={{ emptyText: query.isPending ? ' ' : <Empty title={empty.title} hint={empty.hint} /> }}
      />
      <div className="pager">
        <Button
          icon={<ReloadOutlined aria-hidden="true" />}
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {t('cases.refresh')}
        </Button>
        <span className="quiet">{t('cases.page', { page })}</span>
        <Button icon={<LeftOutlined aria-hidden="true" />} disabled={!newer} onClick={() => newer?.()}>
          {t('cases.newer')}
        </Button>
        <Button
          icon={<RightOutlined aria-hidden="true" />}
          iconPlacement="end"
          disabled={!older}
          onClick={() => older?.()}
        >
          {t('cases.older')}
        </Button>
      </div>
    </>
  );
}
