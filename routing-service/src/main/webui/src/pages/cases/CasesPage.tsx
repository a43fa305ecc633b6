import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../shell/contexts';
import { CasesTable } from './CasesTable';
import { ReportsTable } from './ReportsTable';
import { RatingsTable } from './RatingsTable';

/** What is left to settle, and what customers said: each person sees the lists of his roles. */
export function CasesPage() {
  const { t } = useTranslation();
  const { roles } = useSignedIn().person;
  const may = (...wanted: string[]) => roles.some((role) => wanted.includes(role));
  const tabs = [
    ...(may('agent', 'supervisor', 'officer')
      ? [{ key: 'cases', label: t('cases.cases'), children: <CasesTable /> }]
      : []),
    ...(may('supervisor', 'officer')
      ? [{ key: 'reports', label: t('cases.reports'), children: <ReportsTable /> }]
      : []),
    ...(may('agent', 'supervisor', 'analyst')
      ? [{ key: 'ratings', label: t('cases.ratings'), children: <RatingsTable /> }]
      : []),
  ];
  return (
    <div className="sheet">
      <div className="block">
        <Tabs items={tabs} />
      </div>
    </div>
  );
}
