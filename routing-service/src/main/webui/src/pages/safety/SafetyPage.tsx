import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../shell/contexts';
import { AlertsTable } from './AlertsTable';
import { BlocksTable } from './BlocksTable';
import { Erasing } from './Erasing';
import { RevealsTable } from './RevealsTable';

/** What a supervisor should look at, who has looked at what was masked, and whom the shop has blocked. */
export function SafetyPage() {
  const { t } = useTranslation();
  const { roles } = useSignedIn().person;
  // Only those who block see whom the shop has blocked.
  const blocks = { key: 'blocks', label: t('blocks.title'), children: <BlocksTable /> };
  const erasing = { key: 'erasing', label: t('erasing.title'), children: <Erasing /> };
  return (
    <div className="sheet">
      <div className="block">
        <Tabs
          items={[
            { key: 'alerts', label: t('safety.alerts'), children: <AlertsTable /> },
            { key: 'reveals', label: t('safety.reveals'), children: <RevealsTable /> },
            ...(roles.includes('supervisor') ? [blocks] : []),
            ...(roles.includes('officer') ? [erasing] : []),
          ]}
        />
      </div>
    </div>
  );
}
