-- A slot that its courier names no more but somebody was promised: it stays for the promise and is offered to nobody.
ALTER TABLE courier_slots ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;
