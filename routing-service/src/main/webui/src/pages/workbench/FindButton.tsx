import { SearchOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../format';
import { useSignedIn } from '../../shell/contexts';
import { Loading } from '../../shell/Loading';
import { Failed } from '../../shell/States';

/** Looks for words in one conversation and goes to the message. */
export function FindButton({ conversation }: { conversation: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const close = () => {
    setOpen(false);
    setWords('');
  };
  return (
    <>
      <Button
        type="text"
        icon={<SearchOutlined aria-hidden="true" />}
        aria-label={t('find.open')}
        title={t('find.open')}
        onClick={() => setOpen(true)}
      />
      <Modal open={open} title={t('find.open')} footer={null} onCancel={close} destroyOnHidden>
        <Input.Search
          autoFocus
          aria-label={t('find.words')}
          placeholder={t('find.words')}
          maxLength={100}
          enterButton={t('find.look')}
          onSearch={(typed) => setWords(typed.trim())}
        />
        {words !== '' && (
          <Found
            conversation={conversation}
            words={words}
            onGo={(seq) => {
              close();
              goTo(conversation, seq);
            }}
          />
        )}
      </Modal>
    </>
  );
}

function Found({
  conversation,
  words,
  onGo,
}: {
  conversation: string;
  words: string;
  onGo: (seq: number) => void;
}) {
  const { t, i18n } = useTranslation();
  const { services } = useSignedIn();
  const found = useInfiniteQuery({
    queryKey: ['find', conversation, words],
    queryFn: ({ signal, pageParam }) => services.search(conversation, words, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    gcTime: 0,
  });
  if (found.isError) {
    return <Failed text={t('find.failed')} onRetry={() => void found.refetch()} />;
  }
  if (!found.data) {
    return <Loading />;
  }
  const messages = found.data.pages.flatMap((page) => page.messages);
  return (
    <div aria-live="polite">
      {messages.length === 0 && <p>{t('find.nothing', { words })}</p>}
      <ul className="found">
        {messages.map((message) => (
          <li key={message.seq}>
            <Button type="text" block onClick={() => onGo(message.seq)}>
              <strong>{message.author.displayName}</strong> {moment(message.time, i18n.language)}
              <span>{message.words}</span>
            </Button>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('find.further')}
        </Button>
      )}
    </div>
  );
}

/** Shows a message of the conversation that is open. */
function goTo(conversation: string, seq: number) {
  document
    .querySelector(`[data-conversation="${CSS.escape(conversation)}"] [data-seq="${seq}"]`)
    ?.scrollIntoView?.({ block: 'center' });
}
