import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { createRouter } from './routes';
import { theme } from './theme';

export function App({ client }: { client: QueryClient }) {
  const { i18n } = useTranslation();
  const [router] = useState(createRouter);
  return (
    <ConfigProvider theme={theme} locale={i18n.language === 'en' ? en : zh} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
