import { LoadingOutlined } from '@ant-design/icons';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { createRouter } from './routes';
import { theme } from './theme';

/** A button at work keeps its name: the library's own icon adds an English word to it. */
const loadingIcon = <LoadingOutlined aria-hidden />;

export function App({ client }: { client: QueryClient }) {
  const { i18n } = useTranslation();
  const [router] = useState(createRouter);
  return (
    <ConfigProvider theme={theme} locale={i18n.language === 'en' ? en : zh} button={{ autoInsertSpace: false, loadingIcon }}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
