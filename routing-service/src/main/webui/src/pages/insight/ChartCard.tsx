import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Definition, type Explained } from '../../shell/Figure';
import { Chart } from './Chart';
import type { View } from './views';

/** A chart with its definition, and the table that says the same for those who cannot see it. */
export function ChartCard({
  title,
  view,
  explained,
  wide = false,
}: {
  title: string;
  view: View;
  explained: Explained;
  wide?: boolean;
}) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  return (
    <section className={`chart-card ${wide ? 'is-wide' : ''}`} aria-label={title}>
      <header>
        <h2>
          {title} <Definition name={title} explained={explained} />
        </h2>
        <Segmented<'chart' | 'table'>
          size="small"
          aria-label={t('insight.view', { title })}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'chart', label: t('insight.chart') },
            { value: 'table', label: t('insight.table') },
          ]}
        />
      </header>
      {view.empty ? (
        <p className="quiet chart-none">{t('insight.noData')}</p>
      ) : shown === 'chart' ? (
        <Chart option={view.option} label={title} />
      ) : (
        <ViewTable view={view} title={title} />
      )}
    </section>
  );
}

function ViewTable({ view, title }: { view: View; title: string }) {
  return (
    <div className="chart-table" tabIndex={0} role="group" aria-label={title}>
      <table>
        <thead>
          <tr>
            {view.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map(([first, ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {rest.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
