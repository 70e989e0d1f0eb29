import { createRouter, createWebHashHistory } from 'vue-router';

/** Pages in the order of the navigation. */
export const PAGES = [
  'overview',
  'trades',
  'books',
  'anomalies',
  'pool',
  'whales',
  'alerts',
  'rules',
  'feeds',
] as const;

export type PageName = (typeof PAGES)[number];

export const router = createRouter({
  // No server has to know the pages.
  history: createWebHashHistory(),
  routes: [
    {
      path: '/',
      name: 'overview',
      component: () => import('./pages/overview/OverviewPage.vue'),
    },
    {
      path: '/trades/:symbol?',
      name: 'trades',
      component: () => import('./pages/trades/TradesPage.vue'),
    },
    {
      path: '/books/:instId?',
      name: 'books',
      component: () => import('./pages/books/BooksPage.vue'),
    },
    {
      path: '/anomalies/:symbol?',
      name: 'anomalies',
      component: () => import('./pages/anomalies/AnomaliesPage.vue'),
    },
    {
      path: '/pool/:pair?',
      name: 'pool',
      component: () => import('./pages/pool/PoolPage.vue'),
    },
    {
      path: '/whales/:address?',
      name: 'whales',
      component: () => import('./pages/whales/WhalesPage.vue'),
    },
    {
      path: '/alerts/:id?',
      name: 'alerts',
      component: () => import('./pages/alerts/AlertsPage.vue'),
    },
    {
      path: '/rules/:id?',
      name: 'rules',
      component: () => import('./pages/rules/RulesPage.vue'),
    },
    {
      path: '/feeds',
      name: 'feeds',
      component: () => import('./pages/feeds/FeedsPage.vue'),
    },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
});
