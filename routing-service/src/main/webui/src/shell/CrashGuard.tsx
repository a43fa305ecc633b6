import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';

/** A bug on one page leaves the others, and the socket, alone. */
export class CrashGuard extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) {
      return this.props.children;
    }
    return (
      <Translation>
        {(t) => (
          <Result
            status="error"
            title={t('common.crashed')}
            extra={<Button onClick={() => location.reload()}>{t('common.reload')}</Button>}
          />
        )}
      </Translation>
    );
  }
}
