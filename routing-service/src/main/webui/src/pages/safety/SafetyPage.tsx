import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSignedIn } from '../../shell/contexts';
import { AlertsTable } from './AlertsTable';
import { BlocksTable } from './BlocksTable';
import { CustomerData } from './CustomerData';
import { RevealsTable } from './RevealsTable';

/** What a supervisor should look at, who has looked at what, whom the shop has blocked, and what an officer does. */
export function SafetyPage() {
  const { t } = useTranslation();
  const { roles } = useSignedIn().person;
  // In the address, so that a second login comes back to it.
  const [search, setSearch] = useSearchParams();
  // Only those who block see whom the shop has blocked.
  const blocks = { key: 'blocks', label: t('blocks.title'), children: <BlocksTable /> };
  const customer = { key: 'customer', label: t('customerData.title'), children: <CustomerData /> };
  const items = [
    { key: 'alerts', label: t('safety.alerts'), children: <AlertsTable /> },
    { key: 'reveals', label: t('safety.reveals'), children: <RevealsTable /> },
    ...(roles.includes('supervisor') ? [blocks] : []),
    ...(roles.includes('officer') ? [customer] : []),
  ];
  const open = items.find(({ key }) => key === search.get('tab')) ?? items[0]!;
  return (
    <div className="sheet">
      <div className="block">
        <Tabs items={items} activeKey={open.key} onChange={(tab) => setSearch({ tab }, { replace: true })} />
      </div>
    </div>
  );
}
