// The bare library under Socket.IO: no rooms, no acknowledgements, no heartbeat. What is said goes to all who joined.
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ port: Number(process.argv[2]), host: "127.0.0.1" });
const room = new Set();
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    const frame = JSON.parse(data);
    if (frame.type === "join") {
      room.add(socket);
      socket.send('{"type":"joined"}');
    } else if (frame.type === "post") {
      const text = JSON.stringify({ type: "message", message: frame.message });
      for (const one of room) one.send(text);
    }
  });
  socket.on("close", () => room.delete(socket));
});
process.on("SIGUSR2", () => globalThis.gc());
