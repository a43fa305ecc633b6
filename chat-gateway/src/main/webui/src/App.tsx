import { ConfigProvider } from '@chatui/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallerProvider } from './call/calls';
import { ClientProvider } from './conversation/client';
import { ConversationPage } from './conversation/ConversationPage';
import { OfferCard, useDwelling } from './conversation/OfferCard';
import { useShopPage } from './embed/shop';
import { LocationProvider, useLocation } from './location';
import { Renewed } from './pwa/Renewed';
import { SessionGate } from './session/SessionGate';
import { StartPage } from './start/StartPage';

const FRESH_MILLIS = 30_000;

export function App() {
  const { i18n } = useTranslation();
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: FRESH_MILLIS } } }));
  return (
    <ConfigProvider locale={i18n.language === 'en' ? 'en-US' : 'zh-CN'}>
      <QueryClientProvider client={queries}>
        <Renewed />
        <LocationProvider>
          <SessionGate>
            <ClientProvider>
              <CallerProvider>
                <Page />
              </CallerProvider>
            </ClientProvider>
          </SessionGate>
        </LocationProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

export function Page() {
  const { place } = useLocation();
  useShopPage();
  return (
    <>
      {place.kind === 'start' ? <Start /> : <ConversationPage place={place} />}
      <OfferCard />
    </>
  );
}

function Start() {
  useDwelling();
  return <StartPage />;
}
