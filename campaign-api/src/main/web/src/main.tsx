import { render } from 'preact';
import { App } from './app.tsx';
import './style/tokens.css';
import './style/layout.css';
import './style/parts.css';
import './style/bases.css';
import './style/couriers.css';
import './style/rules.css';
import './style/form.css';
import './style/day.css';
import './style/office.css';
import './style/recordings.css';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
