import { createApp } from 'vue';
import 'element-plus/theme-chalk/dark/css-vars.css';
import './theme/base.css';
import App from './App.vue';
import { fresh, watchParts } from './fresh';
import { i18n, preferredLanguage, speak } from './i18n';
import { startStream } from './live/hub';
import { router } from './router';
import { startTheme } from './theme/theme';

startTheme();
watchParts(router, fresh, window);
await speak(preferredLanguage());
createApp(App).use(i18n).use(router).mount('#app');
startStream();
