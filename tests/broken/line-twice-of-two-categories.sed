s/>551 Our rules, not yours</>550 Something happened</
