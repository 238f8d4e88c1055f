#!/usr/bin/env bash
# Does docs/ASTERISK.md hold? Takes Debian's Asterisk with the configuration it comes with, plugs the dialer in with
# config/asterisk/install.sh (twice: the second run must change nothing), and makes one call through it.
#   own_asterisk.sh        needs a lab that has been up once; prints one line per thing that holds
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
HOME_DIR=${DIALER_LAB_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/dialer-lab}
ROOT=$HOME_DIR/root
DIR=$HOME_DIR/own
BASE=/dialer/own
ETC=$ROOT$BASE/etc
P=${DIALER_LAB_PORTBASE:-19000}
rm -rf "${ROOT:?}$BASE" "$DIR"
mkdir -p "$DIR" "$ROOT$BASE"/{run,log,spool/monitor,spool/outgoing,db,keys/keys,cache}
cp -r "$ROOT/etc/asterisk" "$ETC"

# what a user has already: ports and places of his own, a trunk, a phone
sed -e "s#@BASE@#$BASE#g; s#@NAME@#own#g; s#@MODULES@#/$(cd "$ROOT" && echo usr/lib/*/asterisk/modules)#g" "$HERE/etc/asterisk.conf" >"$ETC/asterisk.conf"
sed -i "s/^port = 5038/port = $((P + 38))/" "$ETC/manager.conf"
cat >>"$ETC/pjsip.conf" <<TRUNK
[udp]
type=transport
protocol=udp
bind=127.0.0.1:$((P + 60))
[carrier]
type=endpoint
transport=udp
context=nowhere
disallow=all
allow=ulaw
aors=carrier
direct_media=no
[carrier]
type=aor
contact=sip:127.0.0.20:$((P + 70))
[seat-001]
type=endpoint
transport=udp
context=nowhere
disallow=all
allow=ulaw
aors=seat-001
direct_media=no
[seat-001]
type=aor
contact=sip:seat-001@127.0.0.30:$((P + 71))
TRUNK

cli() { chroot "$ROOT" asterisk -C "$BASE/etc/asterisk.conf" -rx "$*" >/dev/null 2>&1; }
setsid chroot "$ROOT" asterisk -C "$BASE/etc/asterisk.conf" -f </dev/null >"$DIR/asterisk.out" 2>&1 &
pid=$!
trap 'kill $pid' EXIT
for _ in $(seq 100); do cli core waitfullybooted && break; sleep 0.1; done

install() { "$HERE/../asterisk/install.sh" --etc "$ETC" --sounds "$ROOT/usr/share/asterisk/sounds" >/dev/null; }
install
before=$(cat "$ETC"/*.conf | cksum)
install
[ "$before" = "$(cat "$ETC"/*.conf | cksum)" ] || { echo 'own_asterisk.sh: a second install.sh changed something' >&2; exit 1; }
echo 'holds: a second run of install.sh changes nothing'
cli core reload

(umask 077; cat >"$DIR/lab.env" <<ENV
AMI_HOST=127.0.0.1
AMI_PORT=$((P + 38))
AMI_USER=dialer
AMI_SECRET=$(cat "$ETC/dialer.secret")
CARRIER=127.0.0.20:$((P + 70))
CARRIER2=127.0.0.21:$((P + 70))
SEATS_ADDRESS=127.0.0.30:$((P + 71))
ENV
)
python3 "$HERE/ami.py" wait "$DIR/lab.env" || { echo 'own_asterisk.sh: nobody can log in' >&2; exit 1; }
python3 "$HERE/own_asterisk.py" "$DIR/lab.env"
