//! The process that is killed.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tokio::sync::{oneshot, watch};

/// `concord up` on a folder and a port.
pub struct Concord {
    /// Where its data is.
    pub data: PathBuf,
    /// Its address.
    pub url: String,
    port: u16,
    child: Option<Child>,
    up: watch::Sender<bool>,
}

impl Concord {
    /// Not started yet.
    pub fn on(data: &Path) -> Self {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        let (up, _) = watch::channel(false);
        Self { data: data.to_owned(), url: format!("http://localhost:{port}"), port, child: None, up }
    }

    /// Whether it runs.
    pub fn up(&self) -> watch::Receiver<bool> {
        self.up.subscribe()
    }

    fn log(&self) -> PathBuf {
        self.data.join("said.log")
    }

    /// What it wrote to standard error in all its lives.
    pub fn said(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap_or_default()
    }

    /// Starts it, and waits until it says that it runs.
    pub async fn start(&mut self) {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.log()).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_concord"))
            .args(["up", "--port", &self.port.to_string(), "--data"])
            .arg(&self.data)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        self.child = Some(child);
        let (told, running) = oneshot::channel();
        std::thread::spawn(move || {
            let mut told = Some(told);
            // Read to the end, so that the process never waits for its reader.
            for line in lines.map_while(Result::ok) {
                if line.contains("is running")
                    && let Some(told) = told.take()
                {
                    let _ = told.send(());
                }
            }
        });
        assert!(running.await.is_ok(), "concord didn't start: {}", self.said());
        self.up.send_replace(true);
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.up.send_replace(false);
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }
}

impl Drop for Concord {
    fn drop(&mut self) {
        self.kill();
    }
}
