// Socket.IO 4 as its documentation sets it up for chat: one room, an event that is sent to all in it. WebSocket only, no
// compression (its default), the client bundle not served; the heartbeat as often as the gateway's.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { transports: ["websocket"], serveClient: false, pingInterval: 30_000, pingTimeout: 60_000 });
io.on("connection", (socket) => {
  socket.on("join", (done) => {
    socket.join("room");
    done();
  });
  socket.on("post", (message) => io.to("room").emit("message", message));
});
process.on("SIGUSR2", () => globalThis.gc());
http.listen(Number(process.argv[2]), "127.0.0.1");
