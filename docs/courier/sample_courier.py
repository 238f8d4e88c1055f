#!/usr/bin/env python3
"""A whole courier in sixty lines, standard library only: submits an order, takes the signed result, gives delivery
slots while the agent talks, reports the delivery. DIALER=http://… DIALER_KEY=dk_… [PORT=9000] ./sample_courier.py"""
import base64, hashlib, hmac, json, os, sys, threading, time, urllib.request
from datetime import date, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DIALER, KEY, PORT = os.environ["DIALER"], os.environ["DIALER_KEY"], int(os.environ.get("PORT", "9000"))
secrets, seen = [], set()

def call(method, path, body):
    request = urllib.request.Request(DIALER + path, json.dumps(body).encode(), method=method, headers={
        "Authorization": "Bearer " + KEY, "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)

def genuine(headers, body):  # Standard Webhooks: v1,base64(HMAC-SHA256(secret, id.timestamp.body)), one per secret
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    ours = [hmac.new(base64.b64decode(secret[6:]), signed, hashlib.sha256).digest() for secret in secrets]
    given = [base64.b64decode(one[3:]) for one in headers["webhook-signature"].split() if one.startswith("v1,")]
    return abs(time.time() - int(headers["webhook-timestamp"])) < 300 and any(
        hmac.compare_digest(one, other) for one in ours for other in given)

def result(event):  # an event may come twice: webhook-id tells
    print(event["type"], event.get("subject", ""), event["data"].get("outcome", ""), flush=True)
    if event["type"] == "outcome.recorded" and event["data"]["outcome"] == "agreed":
        call("POST", f"/v1/{event['subject']}:delivered", {})
        print("delivered", event["subject"], flush=True)

class Server(BaseHTTPRequestHandler):
    protocol_version, log_message = "HTTP/1.1", lambda *_: None

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/webhook":
            if not genuine(self.headers, body):
                return self.answer(401, {})
            self.answer(200, {})  # first say that we have it, then work
            if self.headers["webhook-id"] not in seen:
                seen.add(self.headers["webhook-id"])
                threading.Thread(target=result, args=(json.loads(body),)).start()
        elif self.path.endswith("slots:search"):
            self.answer(200, [{"id": f"s{n}", "date": str(date.today() + timedelta(n)), "available": 3,
                               "interval": {"from": "10:00", "to": "14:00"}} for n in (1, 2, 3)])
        else:  # slots:hold, slots:confirm, slots:release; a real courier counts its places here
            ends = datetime.now(timezone.utc) + timedelta(minutes=5)
            self.answer(200, {"holdId": "h1", "expiresAt": ends.isoformat()})

    def answer(self, status, value):
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

server = ThreadingHTTPServer(("127.0.0.1", PORT), Server)
hook = call("PUT", "/v1/webhooks/sample", {"url": f"http://127.0.0.1:{server.server_port}/webhook"})
secrets.append(hook.get("secret") or call("POST", "/v1/webhooks/sample:rotate", {})["secret"])
print("job", call("POST", "/v1/jobs", json.load(sys.stdin)).get("id"), flush=True)
server.serve_forever()
