import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { AlertsTable } from './AlertsTable';
import { RevealsTable } from './RevealsTable';

/** What a supervisor should look at, and who has looked at what was masked. */
export function SafetyPage() {
  const { t } = useTranslation();
  return (
    <div className="sheet">
      <div className="block">
        <Tabs
          items={[
            { key: 'alerts', label: t('safety.alerts'), children: <AlertsTable /> },
            { key: 'reveals', label: t('safety.reveals'), children: <RevealsTable /> },
          ]}
        />
      </div>
    </div>
  );
}
