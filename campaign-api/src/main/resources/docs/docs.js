// Lists the routes of openapi.yaml. Reads the indentation of our own file; no YAML library is needed for that.
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

fetch('/openapi.yaml').then(answer => answer.text()).then(text => {
  document.getElementById('all').textContent = text;
  const groups = new Map();
  let path = '';
  let current = null;
  let inPaths = false;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) inPaths = line.startsWith('paths:');
    if (!inPaths) continue;
    const route = /^ {2}"?(\/[^"]*?)"?:$/.exec(line);
    const method = /^ {4}(get|post|put|patch|delete):$/.exec(line);
    const field = /^ {6}(tags|summary|x-roles): (.*)$/.exec(line);
    if (route) path = route[1];
    else if (method) current = { path, method: method[1].toUpperCase(), lines: [] };
    else if (current && field) current[field[1]] = field[2];
    if (current && !route) current.lines.push(line.slice(4));
    if (current && current['x-roles'] && !current.listed) {
      const tag = (current.tags ?? '[other]').slice(1, -1);
      groups.set(tag, [...(groups.get(tag) ?? []), current]);
      current.listed = true;
    }
  }
  const main = document.getElementById('routes');
  main.textContent = '';
  for (const [tag, routes] of groups) {
    main.append(element('h2', tag));
    for (const route of routes) {
      const details = document.createElement('details');
      const summary = document.createElement('summary');
      const method = element('span', route.method);
      method.className = 'method';
      const roles = element('span', ` ${route['x-roles']}`);
      roles.className = 'roles';
      summary.append(method, element('code', route.path), element('span', ` ${route.summary ?? ''}`), roles);
      details.append(summary, element('pre', route.lines.join('\n')));
      main.append(details);
    }
  }
});
