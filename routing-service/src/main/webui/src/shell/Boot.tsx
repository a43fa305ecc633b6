import { App as AntApp, Button, ConfigProvider, Result, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getWith, Problem } from '../rest/http';
import { Session, type Configuration, type Person } from '../session/Session';
import { Console } from './Console';
import { THEME } from './theme';

const BASE = import.meta.env.BASE_URL;

type Stage =
  { name: 'starting' } | { name: 'unreachable' } | { name: 'signed-in'; session: Session; person: Person };

async function begin(): Promise<Stage | null> {
  const configuration = await getWith({ token: async () => null })<Configuration>('/desk/api/configuration');
  const session = new Session(configuration, { origin: location.origin, base: BASE });
  const person = await session.begin(location);
  return person && { name: 'signed-in', session, person };
}

/** One sign-in for the page's life: React may run effects twice, an authorization code works once. */
let beginning: Promise<Stage | null> | null = null;

/** Signs in, then shows the console; antd speaks the console's language. */
export function Boot() {
  const [stage, setStage] = useState<Stage>({ name: 'starting' });
  const start = useCallback(() => {
    setStage({ name: 'starting' });
    beginning ??= begin();
    beginning.then(
      (next) => next && setStage(next),
      (error: unknown) => {
        beginning = null;
        // Ids only: the error may carry what the identity provider was asked.
        console.error('sign-in failed', error instanceof Problem ? error.code : (error as Error).name);
        setStage({ name: 'unreachable' });
      },
    );
  }, []);
  useEffect(start, [start]);
  return (
    <Look>
      {stage.name === 'signed-in' ? (
        <Console session={stage.session} person={stage.person} />
      ) : (
        <BootScreen failed={stage.name === 'unreachable'} onRetry={() => location.assign(BASE)} />
      )}
    </Look>
  );
}

export function Look({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      theme={THEME}
      locale={i18n.language === 'en' ? enUS : zhCN}
      // A space between two characters would change the buttons' accessible names.
      button={{ autoInsertSpace: false }}
    >
      <AntApp className="look">{children}</AntApp>
    </ConfigProvider>
  );
}

export function BootScreen({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <main className="boot">
      {failed ? (
        <Result
          status="warning"
          title={t('session.unreachable')}
          subTitle={t('session.unreachableHint')}
          extra={
            <Button type="primary" onClick={onRetry}>
              {t('common.retry')}
            </Button>
          }
        />
      ) : (
        <div role="status" className="boot-wait">
          <Spin size="large" />
          <p>{t('session.starting')}</p>
        </div>
      )}
    </main>
  );
}
